import type { PolicyDetail } from '@yizhan/contract';
import { policyStatusLabels } from '@yizhan/policies/vocabulary';
import { Box, Card, Part, StatusBadge } from '../../components';
import { go, useSession } from '../../shell';
import { useAnswers, verdictHere } from './answers';
import { PolicyText } from './PolicyText';
import { VerdictCard } from './VerdictCard';
import { calculatorPath, statusTones } from './words';
import './policies.scss';

/** One policy's page. */
export function PolicyDetailView({ policy }: { readonly policy: PolicyDetail }) {
  return (
    <Box className="yz-stack">
      <Head policy={policy} />
      <Mine policy={policy} />
      <PolicyText policy={policy} />
    </Box>
  );
}

function Head({ policy }: { readonly policy: PolicyDetail }) {
  const { title, status, headline, summary, validFrom, validUntil } = policy;
  return (
    <Card tone={status === 'expired' ? 'bad' : 'plain'}>
      <Box className="yz-stack">
        <Box className="yz-row yz-row--spread">
          <Box as="h2" className="yz-policy__title">
            {title}
          </Box>
          <StatusBadge state={status} labels={policyStatusLabels} tones={statusTones} />
        </Box>
        <Box className="yz-policy__headline">{headline}</Box>
        <Box>{summary}</Box>
        {status === 'expired' && (
          <Box className="yz-strong">{`这项政策到 ${validUntil} 已经结束，仅供查阅`}</Box>
        )}
        {status === 'upcoming' && (
          <Box className="yz-strong">{`这项政策从 ${validFrom} 起执行，现在还不能申请`}</Box>
        )}
        {status === 'unconfirmed' && (
          <Box className="yz-soft">内容还没有和原文逐条核对，金额和条件以经办窗口答复为准</Box>
        )}
      </Box>
    </Card>
  );
}

function Mine({ policy }: { readonly policy: PolicyDetail }) {
  const { signedIn } = useSession();
  const audience = policy.audiences[0] ?? 'person';
  const { facts } = useAnswers(audience).value;
  if (policy.status === 'expired' || policy.status === 'upcoming') return null;
  return (
    <Part part={policy.mine} title="我能领吗">
      {(mine) => {
        // What the system holds of a person is known at the server alone.
        const found = signedIn ? mine : (verdictHere(policy, facts) ?? mine);
        const ask = (): void => go(calculatorPath, { audience, policy: policy.code });
        return found ? <VerdictCard found={found} onAsk={ask} /> : <NoRule />;
      }}
    </Part>
  );
}

function NoRule() {
  return (
    <Card title="我能领吗">
      <Box className="yz-soft">这项政策还不能自动判断，请对照下面的条件，或者到驿站咨询</Box>
    </Card>
  );
}
