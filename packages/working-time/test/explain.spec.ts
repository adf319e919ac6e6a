import { unwrap } from '@yizhan/kernel';
import { buildCalendar, type Clock, chinaCalendar, explainClock } from '../src';
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
      '到期：2027年1月5日（周二）24:00',
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
      '3月6日（周五）：计服务时间30分钟',
      '3月7日（周六）至3月8日（周日）：周末，不计',
      '3月9日（周一）：计服务时间1小时30分钟',
      '到期：3月9日（周一）10:00',
    ]);
  });

  it('tells hours in lines whose words add up to the limit', () => {
    const third = { workingDays: [['08:30', '11:50']] } as const;
    const over = { unit: 'business_hour', amount: 8, openingHours: third } as const;
    expect(lines(clock('2026-03-02 08:30', over)).slice(2)).toEqual([
      '3月2日（周一）至3月3日（周二）：每天计服务时间3小时20分钟，共服务时间6小时40分钟',
      '3月4日（周三）：计服务时间1小时20分钟',
      '到期：3月4日（周三）09:50',
    ]);
    // Begun within a minute: each line is rounded, and they make up 24 hours all the same.
    const begun = { ...clock('2026-03-02 10:00', { unit: 'clock_hour', amount: 24 }) };
    const odd = { ...begun, start: begun.start + 29_700 };
    expect(lines(odd).slice(2, -1)).toEqual([
      '3月2日（周一）：计14小时',
      '3月3日（周二）：计10小时',
    ]);
  });

  it('tells a cut-off, a first day that counts, and a closing time', () => {
    const over = { startsNextDay: false, cutoff: '17:00', amount: 1 } as const;
    expect(lines(clock('2026-03-02 17:30', over))).toEqual([
      '依据《测试条例》第一条：1个工作日内作出答复',
      '3月2日（周一）17:30收到诉求，已过17:00，从第二天起算',
      '3月3日（周二）：第1个工作日',
      '到期：3月3日（周二）24:00',
    ]);
    const closing = lines(clock('2026-03-02 10:00', { ...over, closesAt: '17:30' }));
    expect(closing.slice(1)).toEqual([
      '3月2日（周一）10:00收到诉求，从当天起算',
      '3月2日（周一）：第1个工作日',
      '到期：3月2日（周一）17:30',
    ]);
  });

  it('tells why the last day isn’t counted when it ends in a pause', () => {
    const waiting = clock('2026-03-02 10:00', {}, [['2026-03-09 10:00', '2026-03-10 09:00']]);
    expect(lines(waiting).slice(2)).toEqual([
      '3月3日（周二）至3月6日（周五）：第1至第4个工作日',
      '3月7日（周六）至3月8日（周日）：周末，不计',
      '3月9日（周一）至3月10日（周二）：暂停计时（等您补充材料），不计',
      '3月11日（周三）：第5个工作日',
      '到期：3月11日（周三）24:00',
    ]);
  });

  it('tells hours round the clock in runs of like days, and pauses within a day', () => {
    const over = { unit: 'clock_hour', amount: 72 } as const;
    const long = clock('2026-03-02 18:00', over, [['2026-03-05 08:00', '2026-03-05 10:00']]);
    expect(lines(long).slice(1)).toEqual([
      '3月2日（周一）18:00收到诉求，开始计时',
      '3月2日（周一）：计6小时',
      '3月3日（周二）至3月4日（周三）：每天计24小时，共48小时',
      '3月5日（周四）：计18小时，暂停（等您补充材料）的时间不计',
      '到期：3月5日（周四）20:00',
    ]);
  });

  it('tells the area’s own days by their reason', () => {
    const own = buildCalendar({
      entries: [
        { date: '2026-03-04', kind: 'closed', name: '暴雪停工' },
        { date: '2026-03-07', kind: 'working', name: '集中接访' },
      ],
    });
    const told = unwrap(explainClock(clock('2026-03-02'), at('2026-03-03'), own));
    expect(told.slice(2, -1).map(({ text }) => text)).toEqual([
      '3月3日（周二）：第1个工作日',
      '3月4日（周三）：暴雪停工，不计',
      '3月5日（周四）至3月6日（周五）：第2至第3个工作日',
      '3月7日（周六）：集中接访，算第4个工作日',
      '3月8日（周日）：周末，不计',
      '3月9日（周一）：第5个工作日',
    ]);
  });
});
