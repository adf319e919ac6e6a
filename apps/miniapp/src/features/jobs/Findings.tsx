import type { JobFinding } from '@yizhan/contract';
import { Box, Card, Tag } from '../../components';

/** What the checks found: what, why by which article, and which words. */
export function Findings({ findings }: { readonly findings: readonly JobFinding[] }) {
  return (
    <>
      {findings.map((finding) => (
        <Card
          key={finding.id}
          title={finding.label}
          aside={
            <Tag tone={finding.consequence === 'refuse' ? 'bad' : 'wait'}>
              {finding.consequence === 'refuse' ? '必须改' : '要审核'}
            </Tag>
          }
        >
          <Box>{finding.advice}</Box>
          {finding.note && <Box>{finding.note}</Box>}
          {finding.marks.length > 0 && (
            <Box className="yz-wrap">
              {finding.marks.map((mark) => (
                <Tag key={`${mark.field}:${mark.start}`} tone="active">
                  {mark.words}
                </Tag>
              ))}
            </Box>
          )}
          <Box className="yz-soft">{`依据：${finding.source}${finding.article ?? ''}`}</Box>
        </Card>
      ))}
    </>
  );
}
