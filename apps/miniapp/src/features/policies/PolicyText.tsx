import type { PolicyDetail } from '@yizhan/contract';
import { localDate } from '@yizhan/kernel';
import { useState } from 'react';
import { Box, Button, Card, List, ListRow, Part } from '../../components';
import { callPhone } from '../../platform/phone';
import { sayDay } from '../../shell/dates';

interface PolicyProps {
  readonly policy: PolicyDetail;
}

/** Benefits, conditions, materials, steps, windows, and the words of the document itself. */
export function PolicyText({ policy }: PolicyProps) {
  return (
    <>
      <Lines title="能得到什么" lines={policy.benefits} />
      <Lines title="要满足什么" lines={policy.conditions} />
      <Materials policy={policy} />
      <Lines title="怎么办" lines={policy.steps} numbered />
      <Where policy={policy} />
      <Document policy={policy} />
    </>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly numbered?: boolean;
}

function Lines({ title, lines, numbered }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <Card title={title}>
      <Box as="list" label={title} className="yz-policy__lines">
        {lines.map((line, index) => (
          <Box as="item" key={line} className="yz-policy__line">
            <Box className="yz-policy__number">{numbered ? `${index + 1}.` : '·'}</Box>
            <Box>{line}</Box>
          </Box>
        ))}
      </Box>
    </Card>
  );
}

function Materials({ policy }: PolicyProps) {
  if (policy.materials.length === 0) return null;
  return (
    <Card title="带什么材料">
      <List label="材料">
        {policy.materials.map(({ name, note }) => (
          <ListRow key={name} title={name} hint={note} />
        ))}
      </List>
    </Card>
  );
}

function Where({ policy }: PolicyProps) {
  return (
    <Card title="去哪里办">
      <Box className="yz-stack">
        {policy.timeLimit && <Box>{`办理时限：${policy.timeLimit}`}</Box>}
        <List label="窗口">
          {policy.windows.map((window) => (
            <ListRow
              key={window.name}
              title={window.name}
              hint={[window.address, window.hours].filter(Boolean).join(' · ')}
              {...(window.phone
                ? {
                    value: window.phone,
                    label: `打电话给${window.name}`,
                    onTap: () => callPhone(window.phone ?? ''),
                  }
                : {})}
            />
          ))}
        </List>
      </Box>
    </Card>
  );
}

function Document({ policy }: PolicyProps) {
  const [open, setOpen] = useState(false);
  const today = localDate(Date.now());
  return (
    <Card title="政策原文">
      <Box className="yz-stack">
        <List label="依据">
          <ListRow title="发文单位" hint={policy.issuer} />
          <ListRow title="文号" hint={policy.documentNumber} />
          <ListRow
            title="有效期"
            hint={`${policy.validFrom} 至 ${policy.validUntil ?? '未规定期限'}`}
          />
          <ListRow title="来源和核实情况" hint={policy.source} />
        </List>
        {open && <Box className="yz-policy__text">{policy.text}</Box>}
        <Button kind="secondary" wide onTap={() => setOpen(!open)}>
          {open ? '收起原文' : '看原文'}
        </Button>
        <Part part={policy.versions} title="版本">
          {(versions) => (
            <Box className="yz-soft">
              {versions
                .map((one) => `第 ${one.number} 版 ${sayDay(one.publishedAt.slice(0, 10), today)}`)
                .join('，')}
            </Box>
          )}
        </Part>
      </Box>
    </Card>
  );
}
