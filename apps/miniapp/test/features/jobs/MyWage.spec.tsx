import { MyWage } from '../../../src/features/jobs/MyWage';
import { show } from '../../support/show';
import { aWage } from './samples';

it('says in plain words until which day a payment can be denied', () => {
  const wage = aWage({ state: 'paid', assumedAt: '2026-12-04T01:06:00.000+08:00' });
  const page = show(<MyWage wage={wage} onChanged={async () => undefined} />);
  expect(page.text()).toContain('12月4日 前没有提出，就按已收到处理');
});
