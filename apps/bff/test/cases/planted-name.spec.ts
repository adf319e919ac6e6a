import { existsSync, readFileSync } from 'node:fs';
import { maySee, type Viewer, viewers } from '@yizhan/cases';
import type { Privacy } from '@yizhan/cases/vocabulary';
import { allRoutes, apiPrefix, fillPath, casesRoutes as routes } from '@yizhan/contract';
import type { Role } from '@yizhan/identity/vocabulary';
import { newId } from '@yizhan/kernel';
import { logger } from '../../src/platform/logging';
import { anEmployer, unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { aDesk, aUnit, classing, done, opened, reply } from './builders';
import { anUnpaidWage } from './wages';

/**
 * A reporter with a marked name, phone and words goes through the whole life of a case; then everyone
 * asks every GET route of the contract, and all that was stored, sent or logged is searched. Who may
 * find what stands in `visibility`.
 */
const app = runningApp();

/** When the first of them begins; each goes on until the next day. */
const MORNING = '2026-11-23T06:00:00+08:00';
/** Marked apart: whoever may see one of them sees that one in every list. */
const marks = {
  named: { name: '闻人雪舟', phone: '13987650321', words: '青铜风铃' },
  confidential: { name: '司徒秋池', phone: '13987650322', words: '赤壁残荷' },
  anonymous: { name: '公孙晚照', phone: '13987650323', words: '白沙雁阵' },
} as const;

function textOf(privacy: Privacy): string {
  const { name, phone, words } = marks[privacy];
  const who = privacy === 'anonymous' ? '' : `我是${name}，电话${phone}，`;
  return `${who}${words}那班活干完没给钱。`;
}

interface Planted {
  readonly privacy: Privacy;
  readonly people: ReadonlyMap<Viewer, Person | null>;
  readonly ids: Readonly<Record<string, string>>;
  readonly number: string;
  readonly code: string;
}

const logged: string[] = [];

beforeAll(() => {
  for (const level of ['debug', 'info', 'warn', 'error'] as const)
    jest
      .spyOn(logger, level)
      .mockImplementation((...line: unknown[]) => void logged.push(JSON.stringify(line)));
});
afterAll(() => jest.restoreAllMocks());

async function lived(privacy: Privacy): Promise<Planted> {
  app.clock.set(MORNING);
  const desk = await aDesk(app);
  const joint = await aUnit(app, ['SOCIAL']);
  const { worker, employer, wageId } = await anUnpaidWage(app);
  const named = privacy !== 'anonymous';
  const filed = await opened(named ? worker : app.visitor, {
    privacy,
    category: 'labour.wage_unpaid',
    text: textOf(privacy),
    contactName: named ? marks[privacy].name : '',
    contactPhone: named ? marks[privacy].phone : '',
    ...(named ? { wageId } : {}),
  });
  const { caseId } = filed;
  const helper = await app.signIn('handler', { scopeId: joint });
  await done(desk.operator, caseId, { action: 'accept', classing });
  const dispatch = { leadUnitId: desk.unitId, jointUnitIds: [joint] };
  await done(desk.operator, caseId, { action: 'dispatch', ...dispatch });
  await done(desk.handler, caseId, { action: 'sign' });
  if (!named) {
    const { employerId } = employer;
    await done(desk.handler, caseId, { action: 'link_employer', employerId });
  }
  const disclosed = '请说明近期搬运班次的工资发放';
  await done(desk.handler, caseId, { action: 'ask_accused', disclosed });
  const [inquiry] = unwrapAnswer(await employer.call(routes.inquiries, { query: {} })).items;
  const params = { inquiryId: inquiry?.inquiryId ?? '' };
  unwrapAnswer(await employer.call(routes.answerInquiry, { params, body: { text: '都发了' } }));
  await done(helper, caseId, { action: 'joint_reply', text: '没有参保记录', evidence: ['查询单'] });
  await done(desk.handler, caseId, reply);
  await done(desk.operator, caseId, { action: 'begin_callback' });
  await app.deliver();
  const at = async (role: Role, scopeId?: string) => app.signIn(role, scopeId ? { scopeId } : {});
  // Once more: what was signed in on the day before has run out.
  const again = ({ userId }: Person) => app.signInAgain(userId);
  const people = new Map<Viewer, Person | null>([
    ['reporter', named ? await again(worker) : null],
    ['operator', await again(desk.operator)],
    ['handler', await again(desk.handler)],
    ['joint', await again(helper)],
    ['supervisor', await at('supervisor')],
    ['other_unit', await at('handler', await aUnit(app))],
    ['station_staff', await at('station_staff', newId())],
    ['policy_officer', await at('policy_officer')],
    ['administrator', await at('administrator')],
    ['accused', await again(employer)],
    ['other_worker', await at('worker')],
    ['visitor', null],
  ]);
  const [wage] = await app.database.query<Record<string, string>>(
    'select posting_id as postingId, application_id as applicationId from wages where id = ?',
    [wageId],
  );
  const ids = { caseId, wageId, employerId: employer.employerId, unitId: desk.unitId, ...wage };
  return { privacy, people, ids, number: filed.number, code: filed.queryCode };
}

/** All that one of them is answered by every GET route there is. */
async function answersTo(person: Person | null, { ids, number }: Planted): Promise<string> {
  const texts: string[] = [];
  for (const route of allRoutes.filter(({ method }) => method === 'GET')) {
    const names = [...route.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] ?? '');
    const params = Object.fromEntries(names.map((name) => [name, ids[name] ?? newId()]));
    const queries = ['', `?wageId=${ids.wageId}`, `?number=${number}&show=all`, '?words=江畔'];
    for (const query of route.query ? queries : ['']) {
      const answer = await app.transport({
        method: 'GET',
        url: apiPrefix + fillPath(route.path, params) + encodeURI(query),
        headers: person ? { authorization: `Bearer ${person.accessToken}` } : {},
      });
      texts.push('failure' in answer ? '' : JSON.stringify(answer.body));
    }
  }
  return texts.join('\n');
}

describe.each(['named', 'confidential', 'anonymous'] as const)('a %s reporter', (privacy) => {
  let planted: Planted;
  let afterwards: number;
  beforeAll(async () => {
    planted = await lived(privacy);
    afterwards = app.clock.now();
  });
  beforeEach(() => void app.clock.set(afterwards));

  it.each(viewers)('is seen by %s as the table says', async (viewer) => {
    const person = planted.people.get(viewer) ?? null;
    const seen = await answersTo(person, planted);
    // An anonymous reporter has no account: nobody stands in for them here.
    const who = viewer === 'reporter' && person === null ? 'visitor' : viewer;
    const found = {
      identity: seen.includes(marks[privacy].name) || seen.includes(marks[privacy].phone),
      words: seen.includes(marks[privacy].words),
      code: seen.includes(planted.code),
    };
    expect(found).toEqual({
      identity: maySee('identity', privacy, [who]),
      words: maySee('words', privacy, [who]),
      code: maySee('code', privacy, [who]),
    });
  });

  it('leaves no name, phone, words or code in any table, file or log line', async () => {
    const secrets = [...Object.values(marks[privacy]), planted.code];
    const stored = await everyRow();
    for (const secret of secrets) {
      expect({ secret, tables: stored.filter(({ text }) => text.includes(secret)) }).toEqual({
        secret,
        tables: [],
      });
      expect(logged.filter((line) => line.includes(secret))).toEqual([]);
    }
    for (const bytes of await fileBytes())
      for (const secret of secrets) expect(bytes.includes(secret)).toBe(false);
  });

  it('is followed by nobody without the code', async () => {
    const body = { number: planted.number, code: 'ABCDEFGH' };
    const wrong = await app.visitor.call(routes.lookUp, { body });
    expect(wrong.ok).toBe(false);
    const right = await app.visitor.call(routes.lookUp, {
      body: { number: planted.number, code: planted.code },
    });
    const seen = JSON.stringify(right);
    expect(seen).toContain(marks[privacy].words);
    // Number and code tell of the case; what the reporter wrote of themselves is their own.
    expect(unwrapAnswer(right).reporter).toBeNull();
  });
});

it('nobody else’s employer is told anything of it', async () => {
  const stranger = await anEmployer(app);
  const { items } = unwrapAnswer(await stranger.call(routes.inquiries, { query: {} }));
  expect(items).toEqual([]);
});

/** Every row of every table, as it is stored. */
async function everyRow(): Promise<{ table: string; text: string }[]> {
  const names =
    app.database.dialect === 'sqlite'
      ? await app.database.query<{ name: string }>(
          "select name from sqlite_master where type = 'table'",
        )
      : await app.database.query<{ name: string }>(
          'select table_name as name from information_schema.tables where table_schema = database()',
        );
  return Promise.all(
    names.map(async ({ name }) => ({
      table: name,
      text: JSON.stringify(await app.database.query(`select * from \`${name}\``)),
    })),
  );
}

/** The embedded database's own files; a server keeps its elsewhere. */
async function fileBytes(): Promise<Buffer[]> {
  if (app.database.dialect !== 'sqlite') return [];
  const [main] = await app.database.query<{ file: string }>('pragma database_list');
  return [main?.file ?? '', `${main?.file}-wal`]
    .filter((file) => file !== '' && existsSync(file))
    .map((file) => readFileSync(file));
}
