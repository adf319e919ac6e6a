import fc from 'fast-check';
import {
  type AccusedFacts,
  caseNumber,
  categoryOf,
  categoryTree,
  dutyLabels,
  identityFor,
  normalCode,
  noticeToAccused,
  openCase,
  queryCode,
  rolesToward,
  routingTable,
  suggestLead,
} from '../src';
import { at, draft, LABOUR, OTHER } from './builders';

const units = [
  { id: 'city', name: '市劳动保障监察局', division: null, duties: ['LABOUR'] },
  { id: 'jl', name: '江陵县劳动监察大队', division: '421024', duties: ['LABOUR'] },
  { id: 'sup', name: '市督查室', division: null, duties: ['GOV'] },
];
const wage = { category: 'labour.wage_unpaid', kind: 'complaint', division: '421024' } as const;

describe('routing', () => {
  it('takes the division’s own unit, else the city’s, and says why', () => {
    expect(suggestLead(wage, units, '2026-03-02')).toEqual({
      unitId: 'jl',
      unitName: '江陵县劳动监察大队',
      why: '没拿到工资投诉由负责劳动监察的单位承办，事发江陵县',
    });
    expect(suggestLead({ ...wage, division: '421002' }, units, '2026-03-02')?.unitId).toBe('city');
    expect(suggestLead({ ...wage, division: null }, units, '2026-03-02')?.unitId).toBe('city');
  });

  it('sends what nobody answers for to the pool', () => {
    expect(suggestLead({ ...wage, category: 'city.road' }, units, '2026-03-02')).toBeNull();
    expect(suggestLead({ ...wage, category: 'nope' }, units, '2026-03-02')).toBeNull();
  });

  it('follows the table by kind and by its dates', () => {
    const report = { category: 'station.service', kind: 'report', division: null } as const;
    expect(suggestLead(report, units, '2026-03-02')?.unitId).toBe('sup');
    expect(suggestLead(report, units, '2021-12-31')).toBeNull();
    const until = [{ ...wage, duty: 'GOV', validFrom: '2022-01-01', validTo: '2026-03-02' }];
    expect(suggestLead(wage, units, '2026-03-01', until)?.unitId).toBe('sup');
    expect(suggestLead(wage, units, '2026-03-02', until)?.unitId).toBe('jl');
  });

  it('knows a duty and a name for every category, each code once', () => {
    const all = categoryTree.flatMap(({ categories }) => categories);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    for (const { code, duty } of all) {
      expect(dutyLabels[duty]).toBeDefined();
      expect(categoryOf(code)?.name).toBeTruthy();
    }
    expect(routingTable.filter(({ duty }) => !dutyLabels[duty])).toEqual([]);
    expect(
      categoryTree.every((group) =>
        group.categories.every(({ code }) => code.startsWith(group.code)),
      ),
    ).toBe(true);
  });
});

describe('taking in', () => {
  it.each([
    [{ category: 'nope' }, 'cases.unknown_category'],
    [{ division: '110101' }, 'cases.unknown_division'],
    [{ reporter: { name: null, phone: '13900001234' } }, 'cases.identity_missing'],
    [{ privacy: 'confidential', reporter: { name: '王', phone: null } }, 'cases.identity_missing'],
    [{ privacy: 'anonymous', division: null, reporter: { name: null, phone: null } }, undefined],
  ] as const)('%j', (over, code) => {
    const result = openCase(draft(over as Parameters<typeof draft>[0]), at('2026-03-02'));
    expect(result.ok ? undefined : result.error.code).toBe(code);
  });
});

describe('who someone is', () => {
  const of = { reporterId: 'me', leadUnitId: LABOUR, jointUnitIds: [OTHER] };
  const person = (userId: string, ...grants: [string, string?][]) => ({
    userId,
    grants: grants.map(([role, scopeId = null]) => ({ role, scopeId })),
  });

  it('comes from the case and their grants', () => {
    expect(rolesToward(of, person('me', ['worker']))).toEqual(['reporter']);
    expect(rolesToward(of, person('x', ['handler', LABOUR]))).toEqual(['handler']);
    expect(rolesToward(of, person('x', ['station_staff', LABOUR]))).toEqual([]);
    expect(rolesToward(of, person('me', ['operator'], ['supervisor']))).toEqual([
      'reporter',
      'operator',
      'supervisor',
    ]);
    expect(
      rolesToward({ ...of, reporterId: null, leadUnitId: null }, person('', ['handler'])),
    ).toEqual([]);
  });

  it('makes a unit that was asked to help a joint one, and nobody else', () => {
    expect(rolesToward(of, person('x', ['handler', OTHER]))).toEqual(['joint']);
    const others = person('x', ['handler', 'elsewhere'], ['worker'], ['employer', 'e']);
    expect(rolesToward(of, others)).toEqual([]);
  });

  const identity = { name: '王小明', phone: '13900001234' };

  it('decides what is seen of the reporter', () => {
    expect(identityFor('named', ['handler'], identity)).toEqual(identity);
    expect(identityFor('confidential', ['operator'], identity)).toEqual(identity);
    expect(identityFor('confidential', ['handler', 'supervisor'], identity)).toBeNull();
    expect(identityFor('anonymous', ['operator', 'supervisor'], identity)).toBeNull();
    expect(identityFor('anonymous', ['reporter'], identity)).toBeNull();
  });

  it('gives those reported a notice from a type that can’t hold the reporter', () => {
    const facts: AccusedFacts = {
      categoryName: '没拿到工资',
      unitName: '市劳动监察局',
      disclosed: '11月20日一班的工资',
      answerBy: '11月27日',
    };
    const notice = noticeToAccused(facts);
    expect(notice.body).toBe(
      '收到一件关于“没拿到工资”的反映：11月20日一班的工资。承办单位最晚 11月27日 答复诉求人；请您尽快说明情况。',
    );
    expect(noticeToAccused({ ...facts, answerBy: null }).body).not.toContain('最晚');
    // A text that ends in a full stop doesn't get a second one.
    expect(noticeToAccused({ ...facts, disclosed: `${facts.disclosed}。` })).toEqual(notice);
    // @ts-expect-error A value that carries the reporter's phone can't be given.
    expect(noticeToAccused({ ...facts, phone: identity.phone }).body).not.toContain(identity.phone);
  });
});

describe('number and query code', () => {
  it('are well formed whatever the randomness', () => {
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(bytes, (random) => /^20260302-\d{6}$/.test(caseNumber(at('2026-03-02'), random))),
    );
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (stream) => {
        const code = queryCode((length) => Uint8Array.from(stream.take(length)));
        return /^[2-9A-HJKMNP-Z]{8}$/.test(code);
      }),
    );
  });

  it('are read as people type them', () => {
    expect(normalCode(' ab cd-ef2 ')).toBe('ABCDEF2');
  });
});
