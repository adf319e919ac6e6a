import type { CaseCard } from '@yizhan/contract';
import { Box, Button, Empty, List, ListRow, More, SampleDataBadge, Tag } from '../../components';
import { go, type Listed, paths } from '../../shell';
import { sayMoment } from '../../shell/dates';
import { caseTones, colourTones } from './words';
import './cases.scss';

/** My cases, the newest first, with what each waits for. */
export function CaseList({ list }: { readonly list: Listed<CaseCard> }) {
  if (list.items.length === 0)
    return (
      <Empty
        icon="voice"
        title="您还没有提过诉求"
        hint="没拿到工资、遇到不公、有话要说，都可以提"
      />
    );
  return (
    <Box className="yz-stack">
      <List label="我的诉求">
        {list.items.map((one) => (
          <CaseRow key={one.caseId} one={one} />
        ))}
      </List>
      <More list={list} />
    </Box>
  );
}

function CaseRow({ one }: { readonly one: CaseCard }) {
  return (
    <ListRow
      title={one.category}
      label={`${one.category} ${one.stateWords}`}
      hint={
        <Box className="yz-case-row">
          <Box>{one.stateWords}</Box>
          <Box className="yz-wrap">
            {one.remaining && <Tag tone={colourTones[one.colour]}>{one.remaining}</Tag>}
            {one.sample && <SampleDataBadge />}
          </Box>
          <Box>{`${one.number} · ${sayMoment(one.openedAt, Date.now())}`}</Box>
        </Box>
      }
      value={one.waitsForMe ? <Tag tone={caseTones[one.state]}>等您回应</Tag> : undefined}
      onTap={() => go(paths.caseDetail, { id: one.caseId })}
    />
  );
}

/** What anyone can do here, with or without a login. */
export function CaseWays() {
  return (
    <Box className="yz-stack">
      <Button wide icon="voice" onTap={() => go(paths.newCase)}>
        我要提诉求
      </Button>
      <Button wide kind="secondary" icon="search" onTap={() => go('pages/case/lookup/index')}>
        用编号查进度
      </Button>
    </Box>
  );
}
