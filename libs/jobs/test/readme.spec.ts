import { atLocal } from '@yizhan/kernel';
import { assess } from '../src';
import { aDraft, aRecord } from './builders';

it('does what the README shows', () => {
  const verdict = assess(
    { ...aDraft(), description: '日结，交押金 200 元' },
    { ...aRecord(), state: 'verified', card: 'none', filledPostings: 5 },
    atLocal('2026-11-22'),
  );
  expect(verdict.outcome).toBe('in_review');
  expect(verdict.findings[0]?.label).toBe('向求职者收钱');
});
