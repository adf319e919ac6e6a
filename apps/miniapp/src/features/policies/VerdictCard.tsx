import type { PolicyVerdict } from '@yizhan/contract';
import { localDate } from '@yizhan/kernel';
import { verdictLabels } from '@yizhan/policies/vocabulary';
import { Box, Button, Card, Icon, Tag } from '../../components';
import { sayDay } from '../../shell/dates';
import { type Verdict, verdictSentences, verdictTones } from './words';

export interface VerdictCardProps {
  readonly found: PolicyVerdict;
  /** Opens the questions. */
  readonly onAsk: () => void;
}

const cardTones = { yes: 'good', no: 'plain', unknown: 'wait' } as const;

/** My verdict: what decided, how much, what is missing, and when it turns. */
export function VerdictCard({ found, onAsk }: VerdictCardProps) {
  const { verdict, amount, clauses, missing } = found;
  const askable = missing.some((one) => one.question !== null);
  return (
    <Card
      title="我能领吗"
      tone={cardTones[verdict]}
      aside={<Tag tone={verdictTones[verdict]}>{verdictLabels[verdict]}</Tag>}
    >
      <Box className="yz-stack">
        <Box className="yz-verdict__word">{verdictSentences[verdict]}</Box>
        {amount && <Box className="yz-verdict__amount">{amount.text}</Box>}
        {amount && found.amountNote && <Box className="yz-soft">{found.amountNote}</Box>}
        {found.flip && <Box className="yz-strong">{flipSentence(found.flip)}</Box>}
        <Box as="list" label="原因">
          {clauses.map((clause) => (
            <ClauseLine key={clause.text} clause={clause} />
          ))}
        </Box>
        {verdict === 'no' && <Changes changes={found.changes} />}
        {askable && (
          <Button wide kind={verdict === 'unknown' ? 'primary' : 'secondary'} onTap={onAsk}>
            {verdict === 'unknown' ? '回答几个问题就知道' : '补充情况，算得更准'}
          </Button>
        )}
        {!askable && missing.length > 0 && (
          <Box className="yz-soft">
            {`还要由系统或经办机构提供：${missing.map((one) => one.label).join('、')}`}
          </Box>
        )}
      </Box>
    </Card>
  );
}

function flipSentence({ on, to }: NonNullable<PolicyVerdict['flip']>): string {
  const day = sayDay(on, localDate(Date.now()));
  if (to === 'yes') return `${day}起就符合了，其他情况不用变`;
  return to === 'no' ? `${day}起就不符合了，请抓紧办` : `${day}起要重新核对`;
}

const marks = { yes: 'check', no: 'close', unknown: 'info' } as const;

function ClauseLine({ clause }: { readonly clause: PolicyVerdict['clauses'][number] }) {
  const verdict: Verdict = clause.verdict;
  return (
    <Box as="item" className="yz-verdict__clause">
      <Icon name={marks[verdict]} className={`yz-verdict__mark yz-verdict__mark--${verdict}`} />
      <Box>
        <Box>{`${clause.text}${verdict === 'unknown' ? '（还不清楚）' : ''}`}</Box>
        {verdict === 'no' && clause.known && (
          <Box className="yz-soft">{`现在 ${clause.known}`}</Box>
        )}
        {clause.article && <Box className="yz-soft">{clause.article}</Box>}
      </Box>
    </Box>
  );
}

/** At most three ways; more would be read by nobody. */
const SHOWN = 3;

function Changes({ changes }: { readonly changes: PolicyVerdict['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <Box className="yz-stack">
      <Box className="yz-strong">怎样就可能符合</Box>
      <Box as="list" label="怎样就可能符合" className="yz-policy__lines">
        {changes.slice(0, SHOWN).map((set) => {
          const text = set.changes
            .map(({ label, from, to }) => `${label}：现在 ${from}，要 ${to}`)
            .join('；');
          return (
            <Box as="item" key={text}>
              {text}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
