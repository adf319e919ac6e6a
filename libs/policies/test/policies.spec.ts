import { evaluate, told } from '@yizhan/eligibility';
import {
  amountText,
  bigrams,
  calculate,
  compilePolicyRule,
  enterpriseFacts,
  holding,
  isInForce,
  mayApprove,
  missingShown,
  personFacts,
  policyCatalogue,
  statusOn,
  type ToldValues,
  toldFacts,
  verdictShown,
} from '../src';
import { aPolicyRule } from './support/rules';

const TODAY = '2026-11-21';

describe('status on a day', () => {
  it.each([
    ['confirmed', '2026-01-01', null, 'confirmed'],
    ['unconfirmed', '2026-11-21', '2026-11-21', 'unconfirmed'],
    ['confirmed', '2026-01-01', '2026-11-20', 'expired'],
    ['confirmed', '2026-11-22', null, 'upcoming'],
  ] as const)('%s from %s until %s is %s', (check, validFrom, validUntil, status) => {
    const content = { check, validFrom, validUntil };
    expect(statusOn(content, TODAY)).toBe(status);
    expect(isInForce(content, TODAY)).toBe(status === check);
  });
});

describe('what holds on a day', () => {
  const version = (validFrom: string) => ({
    content: { check: 'confirmed' as const, validFrom, validUntil: null },
  });
  const [now, next] = [version('2026-01-01'), version('2026-11-22')];
  it.each([
    ['2026-11-21', now],
    ['2026-11-22', next],
  ])('on %s is the version whose first day has come last', (day, held) => {
    expect(holding(now, next, day)).toBe(held);
    expect(holding(now, undefined, day)).toBe(now);
  });
});

describe('approving', () => {
  const person = { userId: 'a', isAdministrator: false };
  it.each([
    [['b'], false, true],
    [['a'], false, false],
    [['b', 'a'], false, false],
    [['a'], true, false],
    [null, false, false],
    [null, true, true],
  ])('of what %j wrote, administrator %s: %s', (authors, isAdministrator, may) => {
    expect(mayApprove(authors, { ...person, isAdministrator })).toBe(may);
  });
});

describe('words', () => {
  it('finds two-character words inside longer ones', () => {
    expect(bigrams('灵活就业社保补贴')).toEqual(expect.arrayContaining(['就业', '社保', '补贴']));
  });
  it('keeps numbers and letters whole and drops punctuation', () => {
    expect(bigrams('国办发〔2025〕25号，ABC')).toEqual(['国办', '办发', '2025', '25', '号', 'abc']);
  });
});

describe('the catalogue', () => {
  it('asks about everything but what the system holds', () => {
    const silent = policyCatalogue.definitions.filter((fact) => fact.question === undefined);
    expect(silent.map((fact) => fact.id)).toEqual(['worked_days']);
  });
  it('keeps persons and enterprises apart', () => {
    const ids = [...personFacts, ...enterpriseFacts].map((fact) => fact.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('told facts', () => {
  it('count for half a year, a skipped one as not known', () => {
    expect(toldFacts('person', { bank_account: true, left_by_choice: null }, TODAY)).toEqual({
      ok: true,
      value: {
        bank_account: { value: true, origin: 'told', until: '2027-05-20' },
        left_by_choice: { value: null, origin: 'told', until: '2027-05-20' },
      },
    });
  });
  it.each([
    ['of the other audience', { firm_staff: 3 }],
    ['that only the system holds', { worked_days: ['2026-11-01'] }],
    ['of another type', { bank_account: 'yes' }],
    ['out of bounds', { unemployment_insured_months: 601 }],
    ['that nobody defined', { nothing: 1 }],
    ['of a certificate of next year', { certificate_date: '2027-09-01' }],
    ['of a graduation still to come', { graduation_date: '2026-11-22' }],
    ['of a return still to come', { return_date: '2027-07-01' }],
    ['of a registration still to come', { business_start: '2026-11-22' }],
    ['of a birth in the year one', { birth_date: '0001-01-01' }],
    ['of a birth 120 years ago', { birth_date: '1906-11-20' }],
    ['of a birth still to come', { birth_date: '2026-11-22' }],
    ['of a day that isn’t', { certificate_date: '2026-02-30' }],
    [
      'of more months than since the 16th birthday',
      { unemployment_insured_months: 600, birth_date: '2005-01-01' },
    ],
    [
      'of a graduation before the birth',
      { graduation_date: '2004-06-30', birth_date: '2005-01-01' },
    ],
    ['of more graduates than were hired', { firm_hired_graduates: 3, firm_new_hires: 2 }],
  ])('refuses one %s', (_name, values) => {
    const audience = 'firm_hired_graduates' in values ? 'enterprise' : 'person';
    expect(toldFacts(audience, values, TODAY)).toMatchObject({
      ok: false,
      error: { code: 'policies.fact_unfit', details: { fact: Object.keys(values)[0] } },
    });
  });
});

it('says of a day still to come that it is, and of months too many that they don’t match', () => {
  const said = (values: ToldValues) => {
    const told = toldFacts('person', values, TODAY);
    return told.ok ? null : told.error.message;
  };
  expect(said({ certificate_date: '2027-09-01' })).toBe(
    '“证书核发日期”还没有到，请填已经发生的日期',
  );
  expect(said({ birth_date: '2005-01-01', unemployment_insured_months: 71 })).toBe(
    '“失业保险缴费月数”和您的其他回答对不上，请核对后重新填写',
  );
  expect(said({ birth_date: '2005-01-01', unemployment_insured_months: 70 })).toBeNull();
  expect(said({ certificate_date: TODAY })).toBeNull();
});

describe('the calculator', () => {
  const rules = [
    compilePolicyRule(aPolicyRule('small', { fact: 'bank_account' }, 100_000)),
    compilePolicyRule(aPolicyRule('big', { fact: 'bank_account' }, 500_000)),
    compilePolicyRule(aPolicyRule('open', { fact: 'unemployment_registered' }, 900_000)),
    compilePolicyRule(aPolicyRule('none', { fact: 'left_by_choice' }, 900_000)),
  ];
  const sure = told({ bank_account: true, left_by_choice: false });

  it('sorts what is certain by amount, then what may be, then the rest', () => {
    const { outcomes } = calculate(rules, sure, TODAY);
    expect(outcomes.map((one) => `${one.rule} ${one.verdict}`)).toEqual([
      'big yes',
      'small yes',
      'open unknown',
      'none no',
    ]);
  });
  it('asks only what still decides something, then nothing', () => {
    expect(calculate(rules, sure, TODAY).next?.fact).toBe('unemployment_registered');
    const all = { ...sure, ...told({ unemployment_registered: null }) };
    expect(calculate(rules, all, TODAY).next).toBeNull();
  });
});

describe('what is shown', () => {
  it('leaves out what is only asked later', () => {
    const shown = missingShown(['certificate_level', 'certificate_date', 'worked_days']);
    expect(shown.map((one) => one.fact)).toEqual(['certificate_level', 'worked_days']);
  });
  it('names the sum that an amount is a share of while it is unknown', () => {
    const rule = compilePolicyRule({
      ...aPolicyRule('share', { fact: 'bank_account' }, 0),
      amount: {
        formula: { share: { fact: 'own_insurance_monthly' }, num: 2, den: 3 },
        period: 'month',
      },
    });
    const shown = (values: ToldValues) =>
      verdictShown(rule, evaluate(rule, told(values), TODAY)).amount?.text;
    expect(shown({ bank_account: true })).toBe('按每月实际缴纳的社保费算');
    expect(shown({ bank_account: true, own_insurance_monthly: 90_000 })).toBe('每月 600 元');
  });
});

describe('amounts in words', () => {
  it.each([
    [{ min: 50_000, max: 50_000, exact: true }, 'once', '一次性 500 元'],
    [{ min: 0, max: 500_000, exact: false }, 'month', '每月最高 5,000 元'],
    [{ min: 100_000, max: 200_000, exact: false }, 'year', '每年 1,000 到 2,000 元'],
    [{ min: 100_000, max: null, exact: false }, 'once', '一次性 1,000 元起'],
  ] as const)('%j %s is %s', (amount, period, text) => {
    expect(amountText(amount, period)).toBe(text);
  });
});
