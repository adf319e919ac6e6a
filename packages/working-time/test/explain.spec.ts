import { unwrap } from '@yizhan/kernel';
import { type Clock, chinaCalendar, explainClock } from '../src';
import { at, clock } from './builders';

const lines = (of: Clock, now = '2026-03-03') =>
  unwrap(explainClock(of, at(now), chinaCalendar())).map(({ text }) => text);

describe('explanation', () => {
  it('tells counted, skipped and make-up days over Spring Festival', () => {
    expect(lines(clock('2026-02-12 10:00'))).toEqual([
      '依据《测试条例》第一条：5个工作日内作出答复',
      '2月12日（周四）10:00收到诉求，当天不计，从第二天起算',
      '2月13日（周五）：第1个工作日',
      '2月14日（周六）：春节调休上班，算第2个工作日',
      '2月15日（周日）至2月23日（周一）：春节放假，不计',
      '2月24日（周二）至2月26日（周四）：第3至第5个工作日',
      '到期：2月26日（周四）24:00',
    ]);
  });

  it('tells pauses with their reason, and weekends', () => {
    const paused = clock('2026-03-02 10:00', {}, [['2026-03-04 15:00', '2026-03-06 09:00']]);
    expect(lines(paused).slice(2, -1)).toEqual([
      '3月3日（周二）至3月4日（周三）：第1至第2个工作日',
      '3月5日（周四）至3月6日（周五）：暂停计时（等您补充材料），不计',
      '3月7日（周六）至3月8日（周日）：周末，不计',
      '3月9日（周一）至3月11日（周三）：第3至第5个工作日',
    ]);
  });

  it('tells a moved last day', () => {
    const moved = clock('2026-03-07', {
      amount: 15,
      unit: 'calendar_day',
      lastDay: 'next_working_day',
    });
    expect(lines(moved).slice(2)).toEqual([
      '3月8日（周日）至3月22日（周日）：第1至第15天',
      '3月23日（周一）：最后一天遇休息日，顺延到这一天',
      '到期：3月23日（周一）24:00',
    ]);
  });

  it('tells an extension, a local rule, and a provisional day with its year', () => {
    const long: Clock = {
      ...clock('2026-12-21', { local: true }),
      extensions: [{ amount: 5, reason: '案情复杂', approvedAt: at('2026-12-22') }],
    };
    const told = lines(long);
    expect(told[0]).toBe('依据《测试条例》第一条（本地规定）：5个工作日内作出答复');
    expect(told[2]).toBe('经批准延长5个工作日：案情复杂');
    expect(told.slice(-2)).toEqual([
      '到期：2027年1月4日（周一）24:00',
      '2027年的节假日安排还没有公布，到期日是暂定的，公布后会重新计算',
    ]);
  });

  it('tells an open pause up to now', () => {
    const open = clock('2026-03-02 10:00', {}, [['2026-03-04 15:00']]);
    expect(lines(open, '2026-03-06').slice(-2)).toEqual([
      '3月5日（周四）至3月6日（周五）：暂停计时（等您补充材料），不计',
      '暂停计时中，恢复后接着算',
    ]);
  });

  it('tells hours by day', () => {
    const office = clock('2026-03-06 17:00', {
      unit: 'business_hour',
      amount: 2,
      openingHours: {
        workingDays: [
          ['08:30', '12:00'],
          ['14:30', '17:30'],
        ],
      },
    });
    expect(lines(office).slice(1)).toEqual([
      '3月6日（周五）17:00收到诉求，开始计时',
      '3月6日（周五）：计0.5个服务小时',
      '3月7日（周六）至3月8日（周日）：周末，不计',
      '3月9日（周一）：计1.5个服务小时',
      '到期：3月9日（周一）10:00',
    ]);
  });
});
