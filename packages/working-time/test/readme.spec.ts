import { atLocal, unwrap } from '@yizhan/kernel';
import { chinaCalendar, explainClock, readClock, startClock } from '../src';
import { rule } from './builders';

describe('the example of the README', () => {
  it('holds', () => {
    const now = atLocal('2026-02-24', '09:00');
    const clock = startClock(rule(), atLocal('2026-02-12', '10:00'), '收到诉求');
    const reading = unwrap(readClock(clock, now, chinaCalendar()));
    expect(reading.dueDay).toBe('2026-02-26');
    expect(reading.left).toBe(3);
    const lines = unwrap(explainClock(clock, now, chinaCalendar()));
    expect(lines.map(({ text }) => text)).toContain('2月14日（周六）：春节调休上班，算第2个工作日');
  });
});
