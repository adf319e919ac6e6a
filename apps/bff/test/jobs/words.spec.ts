import { atLocal } from '@yizhan/kernel';
import { sayDay, sayFarDay, sayMoment, withoutStop } from '../../src/modules/jobs/words';

it('tells days and moments as people say them', () => {
  const at = atLocal('2026-11-26', '08:00');
  expect([sayDay('2026-01-05'), sayMoment(at), sayFarDay(at)]).toEqual([
    '1月5日',
    '11月26日 08:00',
    '2026年11月26日',
  ]);
});

it.each(['押金不许收。', '押金不许收', ' 押金不许收。。'])('ends %j once', (words) => {
  expect(`${withoutStop(words)}。`).toBe('押金不许收。');
});
