import { casesRoutes, identityRoutes, jobsRoutes, stationsRoutes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { sealedPlaces } from '../../src/platform/reseal';
import { aCase, act, aDesk, classing, done, reply } from '../cases/builders';
import { aPosting, aStaff, unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';

/**
 * A short day over HTTP with a marked word in every free field, then every text column of every table
 * is read: none of the words stands there in clear.
 */
const app = runningApp();
const at = (time: string, date = '2026-11-23') => atLocal(date, time);

let words = 0;
const marks: string[] = [];
/** A word that stands nowhere else. */
const marked = (what: string): string => {
  words += 1;
  const word = `密语${String(words).padStart(3, '0')}${what}`;
  marks.push(word);
  return word;
};
const PHONES = { contact: '13977770001', worker: '13977770002', reporter: '13977770003' };

/** What everybody may read, and what no key may hide. */
const inClear: Readonly<Record<string, string>> = {
  'employers.name': 'the public name on every posting',
  'postings.employer_name': 'the same',
  'postings.search_text': 'made of title, trade, place and public name of a public posting',
  'posting_terms.term': 'two characters each of the same',
};
const PUBLIC = '公开名号';

async function signUp(worker: Person, shiftId = '') {
  const answer = await worker.call(jobsRoutes.signUp, { params: { shiftId }, body: {} });
  return unwrapAnswer(answer).applicationId;
}

async function aNamedWorker(): Promise<Person> {
  const worker = await app.signIn('worker');
  const body = { displayName: marked('求职者') };
  unwrapAnswer(await worker.call(identityRoutes.updateMe, { body }));
  return worker;
}

/** A household posts, three sign up: one is sent away, one doesn't come, one works and isn't paid. */
async function aDayOfWork() {
  const staff = await aStaff(app);
  const { stationId } = staff;
  const registered = await app.signIn('employer');
  const form = {
    kind: 'household' as const,
    name: PUBLIC,
    creditCode: null,
    contactName: marked('联系人'),
    contactPhone: PHONES.contact,
    division: '421024',
    address: marked('住址'),
  };
  const { employerId } = unwrapAnswer(
    await registered.call(jobsRoutes.registerEmployer, { body: form }),
  );
  const params = { employerId };
  const verified = { verified: true, reason: marked('核验说明') };
  unwrapAnswer(await staff.call(jobsRoutes.verifyEmployer, { params, body: verified }));
  await app.database.execute('update employers set filled_postings = 3 where id = ?', [employerId]);
  const employer = await app.signInAgain(registered.userId);
  const { postingId, shiftIds } = await aPosting(app, employer, {
    ...{ stationId, headcount: 4, contactName: marked('工地联系人') },
    contactPhone: PHONES.contact,
  });
  const [worker, absent, released] = [
    await aNamedWorker(),
    await aNamedWorker(),
    await aNamedWorker(),
  ];
  const applicationId = await signUp(worker, shiftIds[0]);
  const absence = await signUp(absent, shiftIds[0]);
  const release = await signUp(released, shiftIds[0]);
  const sentAway = { params: { applicationId: release }, body: { reason: marked('劝退原因') } };
  unwrapAnswer(await staff.call(jobsRoutes.release, sentAway));

  app.clock.set(at('07:55'));
  const onBehalf = (direction: 'in' | 'out') =>
    staff.call(stationsRoutes.checkInFor, {
      params: { stationId },
      body: { applicationId, direction, reason: marked('代签原因') },
    });
  unwrapAnswer(await onBehalf('in'));
  app.clock.set(at('10:00'));
  unwrapAnswer(await employer.call(jobsRoutes.markNoShow, { params: { applicationId: absence } }));
  const objection = { params: { applicationId: absence }, body: { note: marked('没旷工') } };
  unwrapAnswer(await absent.call(jobsRoutes.objectAbsence, objection));
  app.clock.set(at('17:05'));
  unwrapAnswer(await onBehalf('out'));
  const hours = { minutes: 400, reason: marked('工时原因') };
  const proposed = { params: { applicationId }, body: hours };
  unwrapAnswer(await employer.call(jobsRoutes.confirmHours, proposed));
  const agreed = { params: { applicationId }, body: { agree: true } };
  unwrapAnswer(await worker.call(jobsRoutes.consentHours, agreed));
  const [{ id: wageId } = { id: '' }] = await app.database.query<{ id: string }>(
    'select id from wages where application_id = ?',
    [applicationId],
  );
  const wished = { minutes: 480, reason: marked('异议原因') };
  unwrapAnswer(
    await worker.call(jobsRoutes.objectHours, { params: { applicationId }, body: wished }),
  );
  const answered = { params: { applicationId }, body: { agree: false } };
  unwrapAnswer(await employer.call(jobsRoutes.answerHours, answered));
  const payment = { method: 'bank' as const, reference: marked('转账单号') };
  unwrapAnswer(
    await employer.call(jobsRoutes.recordPayment, { params: { wageId }, body: payment }),
  );
  const later = await aPosting(app, employer, {
    stationId,
    shifts: [{ date: '2026-11-25', from: '08:00', to: '17:00', breakMinutes: 60 }],
  });
  app.clock.set(at('09:00', '2026-11-24'));
  const staffToday = await app.signInAgain(staff.userId);
  const removal = { params: { postingId }, body: { reason: marked('下架原因') } };
  const workerToday = await app.signInAgain(worker.userId);
  const note = { params: { wageId }, body: { note: marked('没拿到工资') } };
  unwrapAnswer(await workerToday.call(jobsRoutes.disputeWage, note));
  const renamed = { ...form, name: marked('待核新名') };
  const employerToday = await app.signInAgain(registered.userId);
  unwrapAnswer(await employerToday.call(jobsRoutes.updateEmployer, { body: renamed }));
  const card = { card: 'yellow' as const, reason: marked('发牌原因') };
  unwrapAnswer(await staffToday.call(jobsRoutes.giveCard, { params, body: card }));
  unwrapAnswer(
    await staffToday.call(jobsRoutes.takeDown, {
      ...removal,
      params: { postingId: later.postingId },
    }),
  );
}

async function aComplaint() {
  const desk = await aDesk(app);
  const reporter = await aNamedWorker();
  const form = aCase({
    text: marked('经过'),
    place: marked('地点'),
    employerName: marked('被反映单位'),
    contactName: marked('诉求人'),
    contactPhone: PHONES.reporter,
  });
  const { caseId } = unwrapAnswer(await reporter.call(casesRoutes.open, { body: form }));
  const { operator, handler, unitId } = desk;
  await done(operator, caseId, { action: 'accept', classing });
  const text = marked('交办意见');
  await done(operator, caseId, {
    ...{ action: 'dispatch', leadUnitId: unitId, jointUnitIds: [], text },
  });
  await done(handler, caseId, { action: 'sign' });
  await done(handler, caseId, { action: 'note', text: marked('办理记录'), internal: true });
  await done(handler, caseId, { action: 'ask_extension', reason: marked('延期原因'), amount: 1 });
  await act(operator, caseId, { action: 'refuse_extension', reason: marked('不同意延期') });
  await done(handler, caseId, {
    ...{ ...reply, text: marked('答复全文'), evidence: [marked('凭证')] },
    remedies: [{ title: marked('补救'), done: true }],
  });
  const other = await app.signIn('handler', { scopeId: unitId });
  const recusal = { params: { caseId }, body: { reason: marked('回避原因') } };
  unwrapAnswer(await other.call(casesRoutes.recuse, recusal));
}

async function textColumns() {
  const found: { place: string; cells: readonly string[] }[] = [];
  for (const { tableName, columns } of app.database.source.entityMetadatas)
    for (const { databaseName } of columns) {
      const rows = await app.database.query<{ cell: unknown }>(
        `select ${databaseName} as cell from ${tableName}`,
      );
      const cells = rows.map(({ cell }) => cell).filter((cell) => typeof cell === 'string');
      found.push({ place: `${tableName}.${databaseName}`, cells });
    }
  return found;
}

it('holds nothing that people said or are called in clear', async () => {
  const phoned = await app.visitor.call(identityRoutes.sendCode, {
    body: { phone: PHONES.worker },
  });
  expect(phoned.ok).toBe(true);
  await aDayOfWork();
  await aComplaint();
  await app.deliver();
  const columns = await textColumns();
  const wanted = [...marks, ...Object.values(PHONES), PUBLIC];
  const inSight = columns.flatMap(({ place, cells }) =>
    wanted
      .filter((word) => cells.some((cell) => cell.includes(word)))
      .filter(() => !(place in inClear))
      .map((word) => `${place}: ${word}`),
  );
  expect(inSight).toEqual([]);
  expect(columns.filter(({ cells }) => cells.length > 0).length).toBeGreaterThan(80);
});

/** Long texts that no key hides, and why; a new column is sealed, or is named here. */
const longInClear: Readonly<Record<string, readonly string[]>> = {
  'what everybody reads: postings, public names, stations, units, policies': [
    'employers.name',
    ...['employer_name', 'title', 'description', 'requirements', 'benefits', 'insurance'].map(
      (column) => `postings.${column}`,
    ),
    ...['address', 'findings', 'search_text'].map((column) => `postings.${column}`),
    ...['name', 'address', 'hours', 'facilities', 'services', 'languages', 'notice'].map(
      (column) => `stations.${column}`,
    ),
    ...['station_code_keys.place_name', 'attendances.place_name', 'attendances.title'],
    ...['units.duties', 'policy_versions.content', 'policy_versions.rule'],
  ],
  'ids, keys and codes of the product itself': [
    ...['idempotency_records.request_key', 'outbox_messages.message_key', 'notifications.link'],
    ...['storage_leases.holder', 'storage_marks.value', 'employer_objections.open_key'],
    ...['policy_versions.authors', 'audit_entries.outcome', 'audit_entries.actor_roles'],
    ...['audit_entries.subject_id', 'audit_entries.stream', 'ledger_streams.stream'],
    ...['ledger_events.stream', 'ledger_events.type'],
  ],
  hashes: ['users.password_hash', 'second_factors.recovery_hashes'],
  'rules and times of a clock, in words of the product': [
    ...['case_clocks.rule', 'case_clocks.pauses', 'case_clocks.superseded'],
  ],
  'what the chain is worked out from; what people said is beside it, sealed': [
    'ledger_events.content',
  ],
};

it('has no long text that is neither sealed nor named with a reason', () => {
  const sealed = new Set(
    sealedPlaces(app.database).map(({ table, column }) => `${table}.${column}`),
  );
  const long = app.database.source.entityMetadatas.flatMap(({ tableName, columns }) =>
    columns
      .filter(({ type, length }) => /text|json/.test(String(type)) || Number(length || 0) > 64)
      .map(({ databaseName }) => `${tableName}.${databaseName}`),
  );
  const named = Object.values(longInClear).flat();
  expect(long.filter((place) => !sealed.has(place)).sort()).toEqual([...named].sort());
});
