import { caseStateLabels } from '@yizhan/cases/vocabulary';
import type { Home } from '@yizhan/contract';
import { applicationStateLabels } from '@yizhan/jobs/vocabulary';
import { verdictLabels } from '@yizhan/policies/vocabulary';
import { Box, Button, Card, DateTime, List, ListRow, Tag, type Tone } from '../../components';
import { go, paths } from '../../shell';

type Value<P> = P extends { readonly ok: true; readonly value: infer V } ? V : never;
type Shift = NonNullable<Value<Home['shift']>>;
type Cases = Value<Home['cases']>;
type Entitlements = Value<Home['entitlements']>;

/** The day of work at hand, with the way to check in, and out. */
export function MyShift({ shift }: { readonly shift: Shift }) {
  const isAtWork = shift.state === 'checked_in';
  return (
    <Card
      title={isAtWork ? '正在上工' : '我的下一班'}
      aside={<Tag tone="active">{applicationStateLabels[shift.state]}</Tag>}
    >
      <Box className="yz-strong">{shift.title}</Box>
      <Box className="yz-soft">
        <DateTime at={shift.startsAt} until={shift.endsAt} />
      </Box>
      <Box className="yz-soft">{shift.address}</Box>
      <Box className="yz-row">
        <Button icon="scan" onTap={() => go(paths.checkIn)}>
          {isAtWork ? '签退' : '签到'}
        </Button>
        <Button kind="secondary" onTap={() => go(paths.myShifts)}>
          我的班次
        </Button>
      </Box>
    </Card>
  );
}

const colours: Readonly<Record<string, Tone>> = {
  red: 'bad',
  orange: 'wait',
  yellow: 'wait',
  green: 'good',
  blue: 'active',
};

/** My complaints and when each is due. */
export function MyCases({ cases }: { readonly cases: Cases }) {
  if (cases.length === 0) return null;
  return (
    <Box as="section" label="我的诉求" className="yz-stack">
      <Box as="h2" className="yz-heading">
        我的诉求
      </Box>
      <List label="我的诉求">
        {cases.map((one) => (
          <ListRow
            key={one.caseId}
            title={one.category}
            hint={one.remaining ? `${one.stateWords} · ${one.remaining}` : one.stateWords}
            value={
              one.waitsForMe ? (
                <Tag tone="active">等您处理</Tag>
              ) : (
                <Tag tone={colours[one.colour ?? ''] ?? 'quiet'}>{caseStateLabels[one.state]}</Tag>
              )
            }
            onTap={() => go(paths.caseDetail, { id: one.caseId })}
          />
        ))}
      </List>
    </Box>
  );
}

/** Policies that may be for me, and what is missing. */
export function MyEntitlements({ entitlements }: { readonly entitlements: Entitlements }) {
  if (entitlements.length === 0) return null;
  return (
    <Box as="section" label="您可能享受的政策" className="yz-stack">
      <Box as="h2" className="yz-heading">
        您可能享受的政策
      </Box>
      {entitlements.map((one) => (
        <Card
          key={one.policyId}
          tone={one.verdict === 'yes' ? 'good' : 'plain'}
          title={one.title}
          onTap={() => go(paths.policyDetail, { id: one.policyId })}
        >
          <Box className="yz-wrap">
            <Tag tone={one.verdict === 'yes' ? 'good' : 'wait'}>{standing(one)}</Tag>
            {one.amount && <Box className="yz-strong">{one.amount}</Box>}
          </Box>
          <Box>{one.note}</Box>
        </Card>
      ))}
    </Box>
  );
}

/** A no stands here only when it is about to turn. */
function standing({ verdict }: Entitlements[number]): string {
  return verdict === 'no' ? '快符合了' : verdictLabels[verdict];
}

/** What was told and not read yet; quiet when it can't be asked for. */
export function Notices({ part }: { readonly part: Home['notices'] }) {
  if (!part.ok || part.value.unread === 0) return null;
  const [latest] = part.value.latest;
  return (
    <List label="通知">
      <ListRow
        icon="bell"
        title={latest?.title ?? '您有新通知'}
        value={<Tag tone="active">{`${part.value.unread} 条未读`}</Tag>}
        onTap={() => go(paths.notices)}
      />
    </List>
  );
}
