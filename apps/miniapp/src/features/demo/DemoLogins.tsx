import { type ResponseOf, routes, type Session } from '@yizhan/contract';
import { privacyNotice, roleLabels } from '@yizhan/identity/vocabulary';
import { Box, Button, Card, SampleDataBadge } from '../../components';
import { client, replaceWith, signedIn, toast } from '../../shell';

type Demo = ResponseOf<typeof routes.demo.show>;
type DemoPerson = Demo['people'][number];

/** One login for each role of the sample data; a tap and one is that person. */
export function DemoLogins({ demo }: { readonly demo: Demo }) {
  return (
    <Box className="yz-stack">
      <Box className="yz-row">
        <SampleDataBadge />
        <Box className="yz-soft">点一下就以这个人的身份登录，视为同意个人信息处理规则</Box>
      </Box>
      {demo.people.map((person) => (
        <PersonCard key={person.account ?? person.phone ?? person.name} person={person} />
      ))}
      {demo.codes.length > 0 && (
        <Card title="刚发出的验证码">
          {demo.codes.map((sent) => (
            <Box key={`${sent.phone}${sent.at}`} className="yz-row yz-row--spread">
              <Box>{sent.phone}</Box>
              <Box className="yz-strong">{sent.code}</Box>
            </Box>
          ))}
        </Card>
      )}
    </Box>
  );
}

function PersonCard({ person }: { readonly person: DemoPerson }) {
  const roles = person.roles.map((role) => roleLabels[role]).join('、');
  const login = person.account ? `账号 ${person.account}` : `手机 ${person.phone ?? ''}`;
  return (
    <Card title={person.name} aside={<Box className="yz-soft">{roles}</Box>}>
      <Box className="yz-soft">{login}</Box>
      {person.password && <Box className="yz-soft">{`密码 ${person.password}`}</Box>}
      <Button wide kind="secondary" label={`以 ${person.name} 登录`} onTap={() => enterAs(person)}>
        用这个身份登录
      </Button>
    </Card>
  );
}

async function enterAs(person: DemoPerson): Promise<void> {
  const session = person.account ? await byPassword(person) : await byPhone(person.phone ?? '');
  if (!session.ok) {
    toast(session.error.detail, 'bad');
    return;
  }
  await signedIn(session.value);
  toast(`您现在是 ${person.name}`, 'good');
  replaceWith('pages/home/index');
}

function byPassword({ account, password }: DemoPerson) {
  const body = { account: account ?? '', password: password ?? '', notice: privacyNotice.version };
  return client.call(routes.identity.signInByPassword, { body });
}

/** The same way in as everyone's; the code that no SMS carried is on this page's own GET. */
async function byPhone(phone: string) {
  const sent = await client.call(routes.identity.sendCode, { body: { phone } });
  const tooSoon = !sent.ok && sent.error.code === 'identity.code_too_soon';
  if (!sent.ok && !tooSoon) return sent;
  const demo = await client.call(routes.demo.show, {});
  if (!demo.ok) return demo;
  const code = demo.value.codes.find((each) => each.phone === phone)?.code ?? '000000';
  const session = await client.call(routes.identity.signInByPhone, {
    body: { phone, code, notice: privacyNotice.version },
  });
  return session as typeof session | { ok: true; value: Session };
}
