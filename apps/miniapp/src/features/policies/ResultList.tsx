import type { PolicyCalculation } from '@yizhan/contract';
import { verdictLabels } from '@yizhan/policies/vocabulary';
import { Box, Card, List, ListRow, Tag } from '../../components';
import { go, paths } from '../../shell';
import { verdictTones } from './words';

type Result = PolicyCalculation['results'][number];

const groups = [
  { verdict: 'yes', title: '符合的' },
  { verdict: 'unknown', title: '还不能确定的' },
  { verdict: 'no', title: '不符合的' },
] as const;

/** All policies by verdict, the highest amount first, each with what is missing. */
export function ResultList({ results }: { readonly results: readonly Result[] }) {
  return (
    <>
      {groups.map(({ verdict, title }) => {
        const found = results.filter((one) => one.verdict === verdict);
        return (
          found.length > 0 && (
            <Card key={verdict} title={`${title} ${found.length} 项`}>
              <List label={title}>
                {found.map((one) => (
                  <ListRow
                    key={one.code}
                    title={one.title}
                    hint={<Worth result={one} />}
                    label={`${one.title}，${verdictLabels[verdict]}`}
                    value={one.amount && verdict !== 'no' ? undefined : <Verdict result={one} />}
                    onTap={() => go(paths.policyDetail, { id: one.code })}
                  />
                ))}
              </List>
            </Card>
          )
        );
      })}
    </>
  );
}

/** More would be read by nobody. */
const NAMED = 2;

function hintOf({ verdict, missing, deciding, headline }: Result): string {
  if (verdict === 'no') return deciding ? `不满足：${deciding}` : headline;
  if (missing.length === 0) return headline;
  const named = missing.slice(0, NAMED).map((one) => one.label);
  const more = missing.length > NAMED ? `等 ${missing.length} 项` : '';
  return `${verdict === 'yes' ? '算准金额还差' : '还差'}：${named.join('、')}${more}`;
}

/** A sum beside the title would leave no room for either on a phone. */
function Worth({ result }: { readonly result: Result }) {
  const { verdict, amount } = result;
  return (
    <Box>
      {amount && verdict !== 'no' && <Box className="yz-strong">{amount.text}</Box>}
      <Box>{hintOf(result)}</Box>
    </Box>
  );
}

function Verdict({ result }: { readonly result: Result }) {
  return <Tag tone={verdictTones[result.verdict]}>{verdictLabels[result.verdict]}</Tag>;
}
