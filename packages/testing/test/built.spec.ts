import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ENGINES } from '../src/engine-sizes';
import { builtForPhone, runBare } from '../src/phone';

const ROOT = join(__dirname, '../../..');
const folders = Object.fromEntries(ENGINES.map((name) => [name, join(ROOT, 'packages', name)]));

/** What WeChat's runtime lacks of the browser's and Node's. */
const LACKED = [
  'TextEncoder',
  'TextDecoder',
  'URL',
  'fetch',
  'Headers',
  'FormData',
  'structuredClone',
  'crypto',
  'Buffer',
  'process',
  'Intl',
];

/** A few steps of each package that go through all its rooms. */
const STEPS: Readonly<Record<(typeof ENGINES)[number], string>> = {
  'working-time': `
    const rule = { id: 'a', version: 1, title: '答复', source: '条例', article: '一', validFrom: '2022-01-01',
      unit: 'working_day', amount: 5, startsNextDay: true, lastDay: 'as_is', unpublished: 'provisional' };
    const calendar = phone.chinaCalendar();
    const start = Date.UTC(2026, 1, 12, 2);
    const reading = phone.readClock(phone.startClock(rule, start, '收到'), start, calendar);
    [reading.value.dueDay, phone.dayInfo(calendar, '2027-02-05').kind]`,
  eligibility: `
    const catalogue = new phone.Catalogue([
      { id: 'paid', label: '缴费月数', type: { kind: 'months' }, question: '几个月？' }]);
    const rule = phone.compileRule({ id: 'r', version: 1, source: '文', validFrom: '2020-01-01',
      when: { fact: 'paid', gte: 12 }, examples: [] }, catalogue);
    [phone.evaluate(rule, phone.told({ paid: 8 }), '2026-11-21').verdict]`,
  'rotating-code': `
    const random = (length) => Uint8Array.from({ length }, (_, at) => at + 1);
    const now = 1795406400000;
    const life = { place: 's', validFrom: now - 1, validUntil: now + 86400000 };
    const key = phone.makeKey(random, { id: 'k', ...life });
    const shown = phone.placeCode(key, 'check_in', now);
    const signing = phone.makeSigningKey(random, life);
    const signed = phone.signedPlaceCode(signing, 'check_in', now).text;
    const pass = phone.makeSignedPass(key, 'u-1');
    [phone.verifyText(shown.text, [key], now).ok,
      phone.verifyDigits(shown.digits, [key], ['check_in'], now).ok,
      phone.verifySignedText(signed, [phone.verifierOf(signing)], ['check_in'], now).ok,
      phone.verifySignedPersonal(
        phone.signedPersonalCode(pass, now), [phone.personVerifierOf(pass)], now).ok]`,
  ledger: `
    const random = (length) => Uint8Array.from({ length }, (_, at) => at + 1);
    const draft = { stream: 'case:1', type: 'noted', at: 1, content: { a: '王🙂' }, personal: { b: '张三' } };
    const event = phone.makeEvent(phone.EMPTY_HEAD, draft, random);
    const key = phone.makeReceiptKey('k', random);
    const receipt = phone.issueReceipt(event, key);
    [phone.verifyStream([event], receipt).ok, phone.verifyReceipt(receipt, [key], event).ok,
      phone.verifyReceipt({ ...receipt, at: 2 }, [key]).ok]`,
};

const SAID: Readonly<Record<(typeof ENGINES)[number], unknown>> = {
  'working-time': ['2026-02-26', 'holiday'],
  eligibility: ['no'],
  'rotating-code': [true, true, true, true],
  ledger: [true, true, false],
};

describe('the packages as they are built', () => {
  beforeAll(() => {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const projects = Object.values(folders).map((folder) => join(folder, 'tsconfig.json'));
    execFileSync(process.execPath, [tsc, '-b', ...projects], { cwd: ROOT, stdio: 'pipe' });
  }, 300_000);

  it.each(ENGINES)('%s loads and works where WeChat lacks half of a browser', (name) => {
    const lacking = `[${LACKED.map((global) => `typeof ${global}`).join()}].join()`;
    expect(runBare([lacking])).toBe(LACKED.map(() => 'undefined').join());
    const said = runBare([
      builtForPhone(folders[name] as string),
      `JSON.stringify((() => {${STEPS[name].replace(/\[(?![\s\S]*;)/, 'return [')}})())`,
    ]);
    expect(JSON.parse(said as string)).toEqual(SAID[name]);
  });
});
