import { routes, type StaffPerson } from '@yizhan/contract';
import { roleLabels } from '@yizhan/identity/vocabulary';
import { useState } from 'react';
import { Box, Button, Card, confirm, List, ListRow } from '../../../components';
import { useCommand } from '../../../shell';
import { FirstPassword } from './FirstPassword';
import { PersonState, ResetFactor } from './PersonState';
import { grantOf, noRole, RoleFields } from './RoleFields';
import { type HeldRole, sayGrant } from './words';

interface Props {
  readonly person: StaffPerson;
  readonly onChanged: (person: StaffPerson) => void;
}

/** One person: who it is, what roles, and what an administrator can change. */
export function PersonDetail({ person, onChanged }: Props) {
  const { account, phone } = person;
  return (
    <Box className="yz-stack">
      <Card title={person.displayName}>
        {account && <Box>{`账号 ${account}`}</Box>}
        {phone && <Box>{`手机 ${phone}`}</Box>}
        {account && <Box>{person.secondFactor ? '已开启两步验证' : '没有开启两步验证'}</Box>}
        {!person.active && <Box className="yz-strong">已停用</Box>}
      </Card>
      <Roles person={person} onChanged={onChanged} />
      <GiveRole person={person} onChanged={onChanged} />
      {account && <Password person={person} account={account} />}
      {person.secondFactor && <ResetFactor person={person} onChanged={onChanged} />}
      <PersonState person={person} onChanged={onChanged} />
    </Box>
  );
}

function Roles({ person, onChanged }: Props) {
  const revoke = useCommand(routes.identity.revokeRole, {
    success: '已收回',
    onDone: onChanged,
  });
  const take = async ({ role, scopeId, scopeName }: HeldRole): Promise<void> => {
    const what = sayGrant({ role, scopeName });
    const title = `收回${person.displayName}的「${what}」？`;
    const text = '这个人在所有设备上会被退出，再登录时就没有这个角色了。';
    if (!(await confirm({ title, text, yes: '收回', danger: true }))) return;
    const query = { role, ...(scopeId === null ? {} : { scopeId }) };
    await revoke.run({ params: { userId: person.userId }, query });
  };
  return (
    <Card title="现有角色">
      {person.grants.length === 0 && <Box className="yz-soft">没有角色，登录后什么也办不了</Box>}
      {person.grants.length > 0 && (
        <List label="现有角色">
          {person.grants.map((grant) => (
            <ListRow
              key={`${grant.role}:${grant.scopeId}`}
              title={roleLabels[grant.role]}
              hint={grant.scopeName}
              value={
                <Button
                  small
                  kind="secondary"
                  pending={revoke.pending}
                  label={`收回${sayGrant(grant)}`}
                  onTap={() => take(grant)}
                >
                  收回
                </Button>
              }
            />
          ))}
        </List>
      )}
    </Card>
  );
}

function GiveRole({ person, onChanged }: Props) {
  const [choice, setChoice] = useState(noRole);
  const give = useCommand(routes.identity.grantRole, {
    success: '已加上',
    onDone: (next) => {
      setChoice(noRole);
      onChanged(next);
    },
  });
  const grant = grantOf(choice);
  const ask = async (): Promise<void> => {
    if (grant === null) return;
    const what = sayGrant({ role: grant.role, scopeName: choice.scope?.name ?? null });
    const title = `给${person.displayName}加上「${what}」？`;
    if (!(await confirm({ title, yes: '加上这个角色' }))) return;
    await give.run({ params: { userId: person.userId }, body: grant });
  };
  return (
    <Card title="加一个角色">
      <Box className="yz-stack">
        <RoleFields choice={choice} onChange={setChoice} />
        <Button wide pending={give.pending} disabled={grant === null} onTap={ask}>
          加上
        </Button>
      </Box>
    </Card>
  );
}

function Password({ person, account }: Pick<Props, 'person'> & { readonly account: string }) {
  const [password, setPassword] = useState<string | null>(null);
  const reset = useCommand(routes.identity.resetPassword, {
    onDone: ({ firstPassword }) => setPassword(firstPassword),
  });
  const ask = async (): Promise<void> => {
    const title = `给${person.displayName}换一个首次密码？`;
    const text = '原来的密码马上失效，这个人在所有设备上会被退出。';
    if (!(await confirm({ title, text, yes: '换密码', danger: true }))) return;
    await reset.run({ params: { userId: person.userId } });
  };
  if (password !== null)
    return (
      <FirstPassword
        title="新的首次密码"
        account={account}
        password={password}
        onDone={() => setPassword(null)}
      />
    );
  return (
    <Card title="忘了密码">
      <Button kind="secondary" pending={reset.pending} onTap={ask}>
        换一个首次密码
      </Button>
    </Card>
  );
}
