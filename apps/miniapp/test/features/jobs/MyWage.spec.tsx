import { MyWage } from '../../../src/features/jobs/MyWage';
import { show } from '../../support/show';
import { aWage } from './samples';

it('says in plain words until which day a payment can be denied', () => {
  const wage = aWage({ state: 'paid', assumedAt: '2026-12-04T01:06:00.000+08:00' });
  const page = show(<MyWage wage={wage} onChanged={async () => undefined} />);
  expect(page.text()).toContain('12月4日 前没有提出，就按已收到处理');
});

it('names the case that is open about it, and offers no second one', () => {
  const wageCase = {
    caseId: '01920000-0000-7000-8000-0000000000c1',
    number: 'JZ1',
    state: '待受理',
  };
  const wage = aWage({ claimable: true });
  const page = show(<MyWage wage={wage} wageCase={wageCase} onChanged={async () => undefined} />);
  expect(page.has('看诉求 JZ1 待受理')).toBe(true);
  expect(page.has('没拿到工资')).toBe(false);
});
