import type { EmployerFaceView } from '@yizhan/contract';
import { Box, Card, Figure, Figures, Tag, type Tone } from '../../components';

const levelWords: Readonly<Record<EmployerFaceView['level'], readonly [string, Tone]>> = {
  green: ['信用好', 'good'],
  new: ['新雇主', 'quiet'],
  yellow: ['要留意', 'wait'],
  red: ['有风险', 'bad'],
};

/** An employer's public face: what is known of it, each number with what it counts. */
export function EmployerFace({ face }: { readonly face: EmployerFaceView }) {
  const [word, tone] = levelWords[face.level];
  const days = face.medianDaysToPay;
  return (
    <Card title={face.name} aside={<Tag tone={tone}>{word}</Tag>}>
      <Box className="yz-soft">{face.reasons.join('，')}</Box>
      <Figures>
        <Figure
          label="招满的岗位"
          value={face.filledPostings}
          unit="个"
          counts="在驿站发布后至少招满过一次的岗位，从登记那天算起。"
        />
        <Figure
          label="发工钱"
          value={days === null ? '—' : days === 0 ? '按时' : `晚 ${days}`}
          unit={days ? '天' : ''}
          counts="已发的工钱里，实际发放比约定时间晚的天数，取中间那一笔；按时或提前都算 0 天。"
          tone={days !== null && days > 7 ? 'bad' : 'plain'}
        />
        <Figure
          label="欠薪诉求"
          value={face.wageCases.open}
          unit="件在办"
          counts={`正在办的欠薪诉求 ${face.wageCases.open} 件，已办结 ${face.wageCases.settled} 件，其中查实 ${face.wageCases.upheld} 件。`}
          tone={face.wageCases.open > 0 ? 'bad' : 'plain'}
        />
      </Figures>
    </Card>
  );
}
