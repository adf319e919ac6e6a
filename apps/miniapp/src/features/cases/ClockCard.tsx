import { clockKindLabels } from '@yizhan/cases/vocabulary';
import type { CaseClockView } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Card, Tag, type Tone } from '../../components';
import { colourTones, colourWords } from './words';
import './cases.scss';

const stateWords: Readonly<Record<CaseClockView['state'], string | null>> = {
  running: null,
  over: null,
  paused: '暂停计时',
  kept: '按时完成',
  missed: '超期完成',
  superseded: '不再适用',
};

const stateTones: Readonly<Partial<Record<CaseClockView['state'], Tone>>> = {
  paused: 'quiet',
  kept: 'good',
  missed: 'bad',
  superseded: 'quiet',
};

/** A limit told in plain words: what is left, which article, and how it was counted. */
export function ClockCard({ clock }: { readonly clock: CaseClockView }) {
  const word = stateWords[clock.state] ?? colourWords[clock.colour];
  const tone = stateTones[clock.state] ?? colourTones[clock.colour];
  return (
    <Card title={`${clockKindLabels[clock.kind]}时限`} aside={<Tag tone={tone}>{word}</Tag>}>
      <Box className="yz-case-clock__summary">{clock.summary}</Box>
      <Box hidden className="yz-case-clock__track">
        <Box
          className={`yz-case-clock__spent yz-case-clock__spent--${clock.colour}`}
          style={{ width: `${Math.round(clock.share * 100)}%` }}
        />
      </Box>
      <Box className="yz-soft">{articleOf(clock)}</Box>
      <Reckoning clock={clock} />
    </Card>
  );
}

function Reckoning({ clock }: { readonly clock: CaseClockView }) {
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <Button small kind="plain" icon="calendar" onTap={() => setOpen(true)}>
        看怎么算的
      </Button>
    );
  const lines = clock.explanation.map(({ text }, index) => ({ text, key: `line-${index}` }));
  return (
    <Box as="list" label="怎么算的">
      {lines.map(({ text, key }) => (
        <Box as="item" key={key} className="yz-case-clock__line">
          {text}
        </Box>
      ))}
    </Box>
  );
}

/** Limits that are over, one line each. */
export function PastClocks({ clocks }: { readonly clocks: readonly CaseClockView[] }) {
  if (clocks.length === 0) return null;
  return (
    <Card title="走过的时限">
      {clocks.map((clock) => (
        <Box key={clock.clockId}>
          <Box className="yz-row yz-row--spread">
            <Box>{`${clockKindLabels[clock.kind]}（${articleOf(clock)}）`}</Box>
            <Tag tone={stateTones[clock.state] ?? 'quiet'}>{stateWords[clock.state] ?? ''}</Tag>
          </Box>
          {clock.state === 'superseded' && <Box className="yz-soft">{clock.summary}</Box>}
        </Box>
      ))}
    </Card>
  );
}

function articleOf({ source, article, local }: CaseClockView): string {
  return local ? `${source}（本地规定）` : `《${source}》${article}`;
}
