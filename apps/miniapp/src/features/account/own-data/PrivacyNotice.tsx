import { privacyNotice, type Retention, retention } from '@yizhan/identity/vocabulary';
import { Box, Card } from '../../../components';

const DAY = 24 * 60 * 60 * 1000;
const kinds: readonly Retention[] = Object.values(retention);

/** What is recorded, why, how long, who sees it, and what one may ask for. */
export function PrivacyNotice() {
  return (
    <Box className="yz-stack">
      <Box className="yz-soft">{`${privacyNotice.version} 版`}</Box>
      {privacyNotice.sections.map(({ title, lines, source }) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <Box as="p" key={line}>
              {line}
            </Box>
          ))}
          <Box className="yz-soft">{source}</Box>
        </Card>
      ))}
      <Card title="保存多久">
        {kinds.map((kind) => (
          <Box as="p" key={kind.label}>
            {keptInWords(kind)}
          </Box>
        ))}
        <Box className="yz-soft">个人信息保护法第十九、四十七条</Box>
      </Card>
    </Box>
  );
}

function keptInWords({ label, keptFor, since, source }: Retention): string {
  const long = keptFor === null ? source : `${since}起 ${Math.round(keptFor / DAY)} 天`;
  return `${label}：${long}`;
}
