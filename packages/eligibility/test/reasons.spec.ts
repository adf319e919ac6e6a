import {
  amountOf,
  Catalogue,
  type Condition,
  compileRule,
  decidingClauses,
  type Expr,
  evaluate,
  type Facts,
  isElsewhere,
  minimalChanges,
  nextFlip,
  nextQuestion,
  rankMissing,
  told,
  withAnswer,
} from '../src';
import { AMOUNTS, byLevel, FLIPS } from './support/amounts-and-flips';
import type { Values } from './support/by-hand';
import { aRule, catalogue, compiled, paying, person, TODAY } from './support/people';

function texts(when: Condition, values: Values): string[] {
  return decidingClauses(compiled(when), person(values)).map((clause) => clause.text);
}

describe('the clauses that decided', () => {
  const adult: Condition = { age: 'born', gte: 16 };
  const paidUp: Condition = { fact: 'paid', gte: 12 };
  const both: Condition = { all: [adult, paidUp, { fact: 'a' }] };

  it('names everything that stands in the way of a no', () => {
    expect(texts(both, { born: '2015-01-01', paid: 8, a: true })).toEqual([
      '年龄不少于 16 周岁',
      '缴费月数不少于 12 个月',
    ]);
  });
  it('names what is open of an unknown', () => {
    expect(texts(both, { born: '1990-01-01', a: true })).toEqual(['缴费月数不少于 12 个月']);
  });
  it('names one way through of a yes', () => {
    expect(texts({ any: [{ fact: 'a' }, { fact: 'b' }] }, { a: false, b: true })).toEqual(['乙']);
  });
  it('turns a clause round under not', () => {
    expect(texts({ not: paidUp }, { paid: 3 })).toEqual(['缴费月数少于 12 个月']);
    expect(texts({ not: { fact: 'kind', in: ['x', 'y'] } }, { kind: 'x' })).toEqual([
      '人群不是毕业生、返乡人员之一',
    ]);
  });
  it('judges a clause under not the way it is said', () => {
    const [clause] = decidingClauses(compiled({ not: { fact: 'a' } }), person({ a: true }));
    expect(clause).toMatchObject({ text: '不是“甲”', verdict: 'no', known: '甲：是' });
  });
  it("uses the rule's own words and article", () => {
    const said: Condition = {
      all: [{ fact: 'a' }, { fact: 'b' }],
      say: '两样都要',
      article: '第三条',
    };
    expect(decidingClauses(compiled(said), person({ a: false }))).toEqual([
      {
        path: 'when',
        verdict: 'no',
        text: '两样都要',
        article: '第三条',
        known: '甲：否；乙：不清楚',
        facts: ['a', 'b'],
      },
    ]);
  });
  it("says when the rule's own dates stand in the way", () => {
    const rule = compiled({ fact: 'a' }, { validUntil: '2025-12-31' });
    const [clause] = decidingClauses(rule, person({ a: true }));
    expect(clause?.text).toBe('政策在有效期内（2020-01-01 至 2025-12-31）');
  });
});

describe('minimal changes', () => {
  const changes = (when: Condition, values: Values) =>
    minimalChanges(compiled(when), person(values)).map((set) =>
      set.changes.map((change) => `${change.fact}→${change.to}`),
    );
  const graduate: Condition = { fact: 'kind', in: ['x'] };

  it('finds the one fact that turns a no', () => {
    expect(
      changes({ all: [{ fact: 'paid', gte: 12 }, { fact: 'a' }] }, { paid: 8, a: true }),
    ).toEqual([['paid→12 个月']]);
  });
  it('finds each of several ways, none containing another', () => {
    expect(changes({ any: [graduate, { fact: 'n', gte: 2 }] }, { kind: 'y', n: 1 })).toEqual([
      ['kind→毕业生'],
      ['n→2 人'],
    ]);
  });
  it('finds pairs where one alone is not enough', () => {
    expect(changes({ all: [graduate, { fact: 'n', gte: 2 }] }, { kind: 'y', n: 1 })).toEqual([
      ['kind→毕业生', 'n→2 人'],
    ]);
  });
  it('asks someone known by the city for the district, and proposes only places within it', () => {
    const local: Condition = { fact: 'place', within: ['421024', '420802'] };
    const rule = compiled(local);
    const facts = told({ place: '421000' });
    expect(evaluate(rule, facts, TODAY)).toMatchObject({ verdict: 'unknown', missing: ['place'] });
    expect(changes(local, { place: '421000' })).toEqual([['place→421024']]);
    expect(changes({ not: local }, { place: '421000' })).toEqual([['place→其他地方']]);
    expect(changes(local, { place: '430102' })).toEqual([['place→421024']]);
    // Told by the city alone: asked for the district. Held: asked.
    expect(nextQuestion([rule], facts, TODAY)).toMatchObject({ fact: 'place' });
    const held: Facts = { place: { value: '421000', origin: 'held' } };
    expect(nextQuestion([rule], held, TODAY)).toMatchObject({ fact: 'place', decides: 1 });
  });
  it.each(['990000', '429900', '421099', '421024990', '421024101990'])(
    'says of %s, which no place has, that it is elsewhere',
    (code) => expect(isElsewhere(code)).toBe(true),
  );
  it.each(['421000', '421024', '421024101', '429004', '420000'])('leaves %s alone', (code) =>
    expect(isElsewhere(code)).toBe(false),
  );
  it('never proposes another date of birth', () => {
    expect(changes({ age: 'born', gte: 16 }, { born: '2015-01-01' })).toEqual([]);
  });
  it('tells what answers would make an unknown a yes', () => {
    expect(changes({ all: [{ fact: 'a' }, { fact: 'paid', gte: 12 }] }, { a: true })).toEqual([
      ['paid→12 个月'],
    ]);
  });
  it('tells what would lose a yes, the nearest value first', () => {
    expect(changes({ fact: 'paid', between: [12, 24] }, { paid: 23 })).toEqual([
      ['paid→25 个月 到 600 个月'],
    ]);
  });
  describe('on ratios', () => {
    const staff = new Catalogue([
      { id: 'all', label: '参保人数', type: { kind: 'integer', max: 100_000, unit: '人' } },
      {
        id: 'off',
        label: '裁员人数',
        type: { kind: 'integer', max: 100_000, unit: '人' },
        atMost: { fact: 'all' },
      },
      { id: 'ok', label: '账户', type: { kind: 'boolean' } },
    ]);
    const rate: Condition = {
      value: { mul: [{ fact: 'off' }, 1000] },
      lte: { mul: [{ fact: 'all' }, 55] },
    };
    const asShare: Condition = {
      fact: 'off',
      lte: { share: { fact: 'all' }, num: 55, den: 1000 },
    };
    const ways = (when: Condition, values: Values) =>
      evaluate(compileRule(aRule(when), staff), told(values), TODAY)
        .changes.map(
          ({ changes: set, verdict }) =>
            `${set.map(({ from, to }) => `${from} → ${to}`).join('，')}：${verdict}`,
        )
        .sort();

    it.each([
      ['a product', rate],
      ['a share', asShare],
    ])('says how many fewer, or of how many more, as %s', (_kind, when) => {
      expect(ways(when, { all: 100, off: 7 })).toEqual([
        '100 人 → 128 人：yes',
        '7 人 → 5 人：yes',
      ]);
      expect(ways(when, { all: 105, off: 6 })).toEqual([
        '105 人 → 110 人：yes',
        '6 人 → 5 人：yes',
      ]);
      expect(ways(when, { all: 100, off: 5 })).toEqual(['100 人 → 90 人：no', '5 人 → 6 人：no']);
    });
    it('never promises more than it keeps, nor what cannot be', () => {
      const hard: Condition = { all: [rate, { fact: 'all', lte: 120 }, { fact: 'ok' }] };
      // Of more people it can't be: 128 are too many. Fewer laid off than there are people.
      expect(ways(hard, { all: 100, off: 7, ok: true })).toEqual(['7 人 → 5 人：yes']);
      const many: Condition = { fact: 'off', gte: 40 };
      expect(ways(many, { all: 30, off: 7 })).toEqual([]);
      expect(ways(many, { all: 50, off: 7 })).toEqual(['7 人 → 40 人：yes']);
    });
    it('proposes no past event on a day to come', () => {
      const dated = new Catalogue([
        { id: 'got', label: '核发日期', type: { kind: 'date' }, past: true },
      ]);
      const recent = compileRule(aRule({ monthsSince: 'got', lt: 12 }), dated);
      const { changes: sets } = evaluate(recent, told({ got: '2020-01-01' }), TODAY);
      expect(sets.map(({ changes: [one] }) => one?.to)).toEqual(['2025-11-22 到 2026-11-21']);
    });
  });
  it('sees that one fact cannot satisfy two clauses that contradict each other', () => {
    const torn: Condition = {
      all: [
        { fact: 'n', lt: 5 },
        { fact: 'n', gt: 5 },
      ],
    };
    expect(changes(torn, { n: 3 })).toEqual([]);
  });
});

describe('the day on which the verdict flips', () => {
  const flip = (when: Condition, facts: Facts, more = {}) =>
    nextFlip(compiled(when, more), facts, TODAY);

  it.each(FLIPS)('of %j with %j is %s, to %s', (when, facts, on, to) => {
    expect(flip(when, told(facts))).toEqual(on === null ? undefined : { on, to });
  });

  it('is a birthday', () => {
    expect(flip({ age: 'born', gte: 60 }, told({ born: '1966-12-03' }))).toEqual({
      on: '2026-12-03',
      to: 'yes',
    });
  });
  it('is the end of a waiting time', () => {
    expect(flip({ monthsSince: 'since', gte: 6 }, told({ since: '2026-06-03' }))).toEqual({
      on: '2026-12-03',
      to: 'yes',
    });
  });
  it('is the day on which something still to come happens', () => {
    const facts = told({ since: '2026-12-22' });
    expect(flip({ monthsSince: 'since', lt: 12 }, facts)).toEqual({ on: '2026-12-22', to: 'yes' });
    expect(flip({ age: 'born', lt: 1 }, told({ born: '2026-12-22' }))).toEqual({
      on: '2026-12-22',
      to: 'yes',
    });
  });
  it('is when work days slide out of the window', () => {
    const worked = told({ worked: ['2026-11-01', '2026-11-20'] });
    expect(flip({ count: 'worked', days: 30, gte: 2 }, worked)).toEqual({
      on: '2026-12-01',
      to: 'no',
    });
  });
  it('is the day after a fact has run out', () => {
    const facts: Facts = { a: { value: true, origin: 'verified', until: '2026-12-31' } };
    expect(flip({ fact: 'a' }, facts)).toEqual({ on: '2027-01-01', to: 'unknown' });
  });
  it('is none where an answer that runs out is taken to stay', () => {
    const facts: Facts = { a: { value: true, origin: 'told', until: '2026-12-31' } };
    expect(nextFlip(compiled({ fact: 'a' }), facts, TODAY, { factsStay: true })).toBeUndefined();
    const gone: Facts = { a: { value: true, origin: 'told', until: '2026-11-20' } };
    expect(nextFlip(compiled({ fact: 'a' }), gone, TODAY, { factsStay: true })).toBeUndefined();
  });
  it("is the day after the rule's own end", () => {
    expect(flip({ fact: 'a' }, told({ a: true }), { validUntil: '2026-12-31' })).toEqual({
      on: '2027-01-01',
      to: 'no',
    });
  });
  it('is none when only answers can change it', () => {
    expect(flip({ fact: 'a' }, told({ a: false }))).toBeUndefined();
  });
});

describe('amounts', () => {
  const amount = (formula: Expr, values: Values, when?: Condition) =>
    amountOf(paying(formula, when), person(values));
  it.each(AMOUNTS)('%j for %j lies from %d to %s', (formula, values, min, max) => {
    expect(amount(formula, values)).toEqual({ min, max, exact: min === max });
  });

  it('leaves out what the conditions rule out', () => {
    const when: Condition = { fact: 'paid', gte: 12 };
    expect(amount({ mul: [{ fact: 'paid' }, 10] }, {}, when)).toMatchObject({
      min: 120,
      max: 6000,
    });
    expect(amount(byLevel, {}, { fact: 'kind', in: ['y', 'z'] })).toMatchObject({
      min: 150_000,
      max: 200_000,
    });
  });
  it('is nothing for a no, and for a rule that pays nothing', () => {
    expect(amount(50_000, { a: false })).toBeUndefined();
    expect(amountOf(compiled({ fact: 'a' }), person({ a: true }))).toBeUndefined();
  });
});

describe('questions over many rules', () => {
  const rules = [
    compiled({ all: [{ fact: 'a' }, { fact: 'kind', in: ['x'] }] }),
    compiled({ all: [{ fact: 'a' }, { fact: 'n', gte: 2 }] }),
    compiled({ all: [{ fact: 'a' }, { fact: 'worked' } as never].slice(0, 1) as Condition[] }),
  ];
  it('asks first what decides most', () => {
    expect(nextQuestion(rules, {}, TODAY)).toMatchObject({ fact: 'a', waiting: 3, decides: 2 });
  });
  it('asks a province and a city for more, until no more is told', () => {
    const local = [compiled({ fact: 'place', within: ['421024'] })];
    const asked = (facts: Facts) => nextQuestion(local, facts, TODAY)?.fact;
    const province = withAnswer({}, 'place', '420000');
    expect(asked(province)).toBe('place');
    const city = withAnswer(province, 'place', '421000');
    expect(asked(city)).toBe('place');
    expect(asked(withAnswer(city, 'place', '421024'))).toBeUndefined();
    // The same again, or less, is as close as the person can say; skipping ends it too.
    expect(asked(withAnswer(city, 'place', '421000'))).toBeUndefined();
    expect(asked(withAnswer(city, 'place', '420000'))).toBeUndefined();
    expect(asked(withAnswer(city, 'place', null))).toBeUndefined();
    // A province elsewhere settles it.
    expect(asked(withAnswer({}, 'place', '430000'))).toBeUndefined();
  });
  it('does not ask again what was skipped', () => {
    expect(nextQuestion(rules, told({ a: null }), TODAY)?.fact).not.toBe('a');
  });
  it('asks first what another question presupposes', () => {
    const facts = new Catalogue([
      { id: 'level', label: '等级', type: { kind: 'integer' }, question: '几级？' },
      { id: 'day', label: '日期', type: { kind: 'date' }, question: '哪天？', after: 'level' },
    ]);
    const rule = compileRule(
      aRule({
        all: [
          { fact: 'day', gte: '2026-01-01' },
          { fact: 'level', gte: 3 },
        ],
      }),
      facts,
    );
    expect(nextQuestion([rule], {}, TODAY)?.fact).toBe('level');
    expect(nextQuestion([rule], told({ level: 4 }), TODAY)?.fact).toBe('day');
    expect(nextQuestion([rule], told({ level: null }), TODAY)?.fact).toBe('day');
    const [level, day] = facts.definitions;
    expect(() => new Catalogue(day && level ? [day, level] : [])).toThrow(RangeError);
  });
  it('asks nothing of rules that are settled', () => {
    expect(nextQuestion(rules, told({ a: false }), TODAY)).toBeUndefined();
  });
  it('asks again for a held fact that has run out, and never for one without a question', () => {
    const held: Facts = { a: { value: true, origin: 'held', until: '2026-11-20' } };
    expect(nextQuestion(rules, held, TODAY)?.fact).toBe('a');
    const events = [compiled({ count: 'worked', days: 30, gte: 2 })];
    expect(rankMissing(events, person({})).map((one) => one.fact)).toEqual(['worked']);
    expect(nextQuestion(events, {}, TODAY)).toBeUndefined();
  });
});

describe('the whole evaluation', () => {
  it('counts only facts of sufficient origin', () => {
    const rule = compiled({ fact: 'a' });
    const facts: Facts = { a: { value: true, origin: 'held' } };
    expect(evaluate(rule, facts, TODAY).verdict).toBe('yes');
    expect(evaluate(rule, facts, TODAY, { atLeast: 'verified' })).toMatchObject({
      verdict: 'unknown',
      missing: ['a'],
    });
  });
  it('speaks of the catalogue it was given', () => {
    expect(catalogue.definition('n').label).toBe('人数');
    expect(() => catalogue.definition('nothing')).toThrow(RangeError);
  });
});
