import type { EmployerView, OwnPosting, ResponseOf, routes } from '@yizhan/contract';
import {
  cardLabels,
  employerKindLabels,
  employerStateLabels,
  postingStateLabels,
} from '@yizhan/jobs/vocabulary';
import {
  Box,
  Button,
  Card,
  Empty,
  List,
  ListRow,
  Part,
  StatusBadge,
  Tag,
} from '../../../components';
import { go, paths } from '../../../shell';
import { sayMoment } from '../../../shell/dates';
import { EmployerFace } from '../EmployerFace';
import { postingTones } from '../words';
import { Objections } from './Objections';
import { screens } from './screens';

type CompanyPage = ResponseOf<typeof routes.jobs.company>;

interface Props {
  readonly page: CompanyPage;
  readonly onChanged: () => void;
}

/** An employer's own page: standing, what waits, postings. */
export function Company({ page, onChanged }: Props) {
  const { employer } = page;
  if (!employer)
    return (
      <Empty
        icon="shield"
        title="先登记，再发岗位"
        hint="单位填统一社会信用代码，家里请人也可以登记，都不收费"
        action={<Button onTap={() => go(screens.register)}>登记雇主</Button>}
      />
    );
  return (
    <Box className="yz-stack">
      <Standing employer={employer} />
      <Box as="section" label="我的岗位" className="yz-stack">
        <Box as="h2" className="yz-heading">
          我的岗位
        </Box>
        <Postings postings={page.postings} />
      </Box>
      <List label="部门来函">
        <ListRow
          icon="shield"
          title="请您核实的事"
          hint="部门请您说明情况时，在这里说明"
          onTap={() => go(paths.inquiries)}
        />
      </List>
      <Part part={page.face} title="信用">
        {(face) => face && <EmployerFace face={face} />}
      </Part>
      <Objections page={page} onChanged={onChanged} />
    </Box>
  );
}

const stateTones = { pending: 'wait', verified: 'good', rejected: 'bad' } as const;

function Standing({ employer }: { readonly employer: EmployerView }) {
  const reason = employer.stateReason ?? employer.cardReason;
  return (
    <Card
      title={employer.name}
      aside={<StatusBadge state={employer.state} labels={employerStateLabels} tones={stateTones} />}
    >
      <Box className="yz-wrap">
        <Tag>{employerKindLabels[employer.kind]}</Tag>
        {employer.card !== 'none' && <Tag tone="bad">{cardLabels[employer.card]}</Tag>}
      </Box>
      {employer.pendingName && (
        <Box>{`新名称“${employer.pendingName}”等驿站核对，核对前仍显示现在的名称`}</Box>
      )}
      {employer.creditCode && <Box className="yz-soft">{employer.creditCode}</Box>}
      <Box className="yz-soft">{`${employer.contactName} ${employer.contactPhone}`}</Box>
      <Box className="yz-soft">{employer.address}</Box>
      {reason && <Box>{reason}</Box>}
      {employer.state === 'pending' && (
        <Box>驿站正在核对证照，一般一个工作日内完成。现在就可以写岗位，核验后发布。</Box>
      )}
      <Button small kind="secondary" icon="edit" onTap={() => go(screens.register)}>
        修改资料
      </Button>
    </Card>
  );
}

function Postings({ postings }: { readonly postings: readonly OwnPosting[] }) {
  if (postings.length === 0)
    return (
      <Empty icon="work" title="还没有岗位" hint="写清楚干什么、在哪儿、多少钱，几分钟就能发出去" />
    );
  return (
    <List label="我的岗位">
      {postings.map((posting) => (
        <ListRow
          key={posting.postingId}
          title={posting.title}
          label={[posting.title, postingStateLabels[posting.state], ...waits(posting)].join(' ')}
          hint={
            <Box>
              <Box>{hintOf(posting)}</Box>
              {waits(posting).length > 0 && (
                <Box className="yz-wrap">
                  {waits(posting).map((text) => (
                    <Tag key={text} tone="active">
                      {text}
                    </Tag>
                  ))}
                </Box>
              )}
            </Box>
          }
          value={
            <StatusBadge state={posting.state} labels={postingStateLabels} tones={postingTones} />
          }
          onTap={() => open(posting)}
        />
      ))}
    </List>
  );
}

/** A draft is to be written on; everything else is about its people. */
function open(posting: OwnPosting): void {
  const isUnsent = posting.state === 'draft' || posting.state === 'in_review';
  go(isUnsent ? screens.posting : screens.people, { id: posting.postingId });
}

function hintOf(posting: OwnPosting): string {
  if (posting.state === 'draft' && posting.stateReason) return `退回：${posting.stateReason}`;
  return `${whenOf(posting)} · 已录用 ${posting.hired}/${posting.places} 人，已到岗 ${posting.arrived} 人`;
}

const phaseWords = { running: '进行中', coming: '开工', over: '已结束' } as const;

function whenOf({ shift }: OwnPosting): string {
  if (!shift) return '还没排班次';
  return `${sayMoment(shift.startsAt, Date.now())} ${phaseWords[shift.phase]}`;
}

function waits(posting: OwnPosting): string[] {
  return [
    posting.applied > 0 ? `${posting.applied} 人待确认` : '',
    posting.waiting > 0 ? `${posting.waiting} 人候补` : '',
    posting.hoursToConfirm > 0 ? `${posting.hoursToConfirm} 人工时待确认` : '',
    posting.wagesDue > 0 ? `${posting.wagesDue} 笔工钱待发` : '',
  ].filter((text) => text !== '');
}
