import type { PolicyRuleReport } from '@yizhan/contract';
import { Box, Card, Icon } from '../../../components';
import { classes } from '../../../components/classes';

/** What the checker found, and how the examples came out. */
export function RuleReport({ report }: { readonly report: PolicyRuleReport }) {
  const { examples } = report;
  const failed = examples.filter((one) => !one.passed);
  // The checker tells of a failed example too; it is shown and counted once, with the examples.
  const findings = report.findings.filter(
    ({ path, message }) =>
      path !== 'examples' || !failed.some(({ name }) => message.startsWith(`例子“${name}”`)),
  );
  const faults = findings.filter((one) => one.severity === 'fault');
  const sound = faults.length === 0 && failed.length === 0;
  return (
    <Card
      tone={sound ? 'good' : 'bad'}
      title={sound ? '检查通过' : `有 ${faults.length + failed.length} 处要改`}
    >
      <Box as="list" label="检查结果">
        {findings.map(({ severity, path, message }) => (
          <Finding
            key={`${path} ${message}`}
            mark={severity === 'fault' ? 'alert' : 'info'}
            fault={severity === 'fault'}
          >
            {path ? `${message}（${path}）` : message}
          </Finding>
        ))}
        {examples.map(({ name, passed, expected, actual }) => (
          <Finding key={name} mark={passed ? 'check' : 'close'} fault={!passed}>
            {passed ? `${name}：${actual}` : `${name}：应为 ${expected}，算出 ${actual}`}
          </Finding>
        ))}
      </Box>
    </Card>
  );
}

interface FindingProps {
  readonly mark: 'alert' | 'info' | 'check' | 'close';
  readonly fault: boolean;
  readonly children: string;
}

function Finding({ mark, fault, children }: FindingProps) {
  return (
    <Box
      as="item"
      className={classes(
        'yz-finding',
        fault && 'yz-finding--fault',
        mark === 'check' && 'yz-finding--passed',
      )}
    >
      <Icon name={mark} className="yz-verdict__mark" />
      <Box>{children}</Box>
    </Box>
  );
}
