import { routes } from '@yizhan/contract';
import { addDays, localDate } from '@yizhan/kernel';
import { useState } from 'react';
import { Screen } from '../../../components';
import { FiguresPage, type Span, spanDays } from '../../../features/supervision/FiguresPage';
import { useScreen } from '../../../shell';

export default function StatsPage() {
  const [span, setSpan] = useState<Span>('week');
  const to = localDate(Date.now());
  const from = addDays(to, 1 - spanDays[span]);
  const screen = useScreen(routes.supervision.figures, { query: { from, to } });
  return (
    <Screen title="督办数据" wide state={screen}>
      {(page) => <FiguresPage page={page} span={span} onSpan={setSpan} />}
    </Screen>
  );
}
