import { routes } from '@yizhan/contract';
import type { PolicyAudience } from '@yizhan/policies/vocabulary';
import { useState } from 'react';
import { Box, FilterBar, Screen } from '../../../components';
import { Calculator } from '../../../features/policies/Calculator';
import { useParams, useScreen } from '../../../shell';

const audiences = [
  { value: 'person', label: '我自己' },
  { value: 'enterprise', label: '我的企业' },
] as const;

export default function CalculatorPage() {
  const given = useParams('audience').audience;
  const [audience, setAudience] = useState<PolicyAudience>(
    given === 'enterprise' ? 'enterprise' : 'person',
  );
  const screen = useScreen(routes.policies.calculator, { query: { audience } });
  return (
    <Screen title="政策计算器" state={screen}>
      {(opened) => (
        <Box className="yz-stack">
          <FilterBar label="为谁算" options={audiences} value={audience} onChange={setAudience} />
          {opened.audience === audience && <Calculator key={audience} opened={opened} />}
        </Box>
      )}
    </Screen>
  );
}
