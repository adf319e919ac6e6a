import type { Actor } from './actor';
import {
  accepts,
  complainsOfWage,
  dispatches,
  looksUp,
  opensOnDesk,
  replies,
  type Ticket,
  takes,
} from './steps/complaint';
import { changesFirstPassword, opensAccount, readsFigures } from './steps/desks';
import {
  confirmsHours,
  confirmsReceipt,
  opensPeople,
  postsAgain,
  recordsPayment,
} from './steps/pay';
import {
  comesBackToTheList,
  followsAnOldLink,
  looksForPeople,
  opensWithoutNetwork,
} from './steps/phone';
import { answersAll, approvesVersion, draftsVersion, opensPolicy } from './steps/policies';
import { signsInByAccount, signsInByPhone } from './steps/sign-in';
import {
  digitsOn,
  findsJobByWords,
  findsJobNearby,
  JOB,
  opensCheckIn,
  opensCheckOut,
  opensCodeScreen,
  scans,
  signsUp,
  typesDigits,
} from './steps/work';
import { story } from './story';

/** By the river at 郝穴镇. */
const moonBay = { latitude: 30.0462, longitude: 112.4156 };

/** The day of the product, each role before a browser of its own. */
describe('one day', () => {
  const { city, step } = story();
  let visitor: Actor;
  let worker: Actor;
  let second: Actor;
  let staff: Actor;
  let employer: Actor;
  let operator: Actor;
  let handler: Actor;
  let ticket: Ticket;

  step('a visitor near 月亮湾 sees today’s jobs by distance', async () => {
    visitor = await city().actor('visitor', { place: moonBay });
    await findsJobNearby(visitor);
  });

  step('old links, the way back, a dead spot and a new employer lead on', async () => {
    await followsAnOldLink(visitor);
    await comesBackToTheList(visitor);
    await opensWithoutNetwork(visitor);
    await looksForPeople(visitor);
  });

  step('a worker signs in, finds the job by two characters and is accepted', async () => {
    worker = await city().actor('worker', { place: moonBay });
    await signsInByPhone(worker, city(), '13900000001', '田小满');
    await worker.looksAt('me-worker');
    await findsJobByWords(worker);
    await signsUp(worker);
  });

  step('so does a second one', async () => {
    second = await city().actor('second', { place: moonBay });
    await signsInByPhone(second, city(), '13900000002', '江大年');
    await findsJobByWords(second);
    await signsUp(second);
  });

  step(
    'the station shows its code; wrong digits are refused, the right ones check in',
    async () => {
      await city().at('2026-11-23T07:50:00+08:00');
      staff = await city().actor('staff', { desk: true });
      await signsInByAccount(staff, 'yueliangwan', '罗晓驿');
      await staff.looksAt('me-staff');
      await opensCodeScreen(staff);
      await opensCheckIn(worker);
      const digits = await digitsOn(staff);
      worker.watch.expectRefusal('stations.wrong_digits');
      await typesDigits(worker, digits === '111111' ? '222222' : '111111', '数字不对或已经过期');
      await worker.picture('check-in-refused');
      await worker.tap('再试一次');
      await typesDigits(worker, digits, '签到成功');
      await worker.picture('check-in-done');
    },
  );

  step('digits of five minutes ago are refused, the picture on the screen is scanned', async () => {
    const old = await digitsOn(staff);
    await city().at('2026-11-23T07:55:00+08:00');
    await staff.tap('刷新');
    await opensCheckIn(second);
    second.watch.expectRefusal('stations.wrong_digits');
    await typesDigits(second, old, '数字不对或已经过期');
    await second.tap('再试一次');
    await staff.see('今天应到');
    await scans(second, staff, '签到二维码');
    await staff.tap('刷新');
    await staff.see('已签到 2 人');
  });

  step('both check out in the evening', async () => {
    await city().at('2026-11-23T17:05:00+08:00');
    await staff.tap('签退');
    await staff.see('扫码签退');
    for (const one of [worker, second]) {
      await opensCheckOut(one);
      await typesDigits(one, await digitsOn(staff), '签退成功');
    }
    await staff.tapTo('今天到站的人', '已到 2');
    await staff.looksAt('station-people');
  });

  step('the employer confirms eight hours, and the wage is due tonight', async () => {
    await city().at('2026-11-23T17:30:00+08:00');
    employer = await city().actor('employer');
    await signsInByPhone(employer, city(), '13900000011', '余有为');
    await opensPeople(employer);
    await employer.looksAt('employer-people');
    await confirmsHours(employer);
    await confirmsHours(employer);
    await worker.visit('pages/job/shifts/index', /工时 8小时/);
    await worker.see('收到了');
    expect(await worker.reads()).not.toContain('没拿到工资');
    await worker.looksAt('wage-due');
  });

  step('it isn’t paid: the complaint is filled in from the record', async () => {
    await city().at('2026-11-24T08:30:00+08:00');
    await worker.visit('pages/job/shifts/index', '没拿到工资');
    ticket = await complainsOfWage(worker);
    expect(ticket).toEqual({
      number: expect.stringMatching(/^20261124-\d{6}$/),
      code: expect.stringMatching(/^[0-9A-Z]{8}$/),
    });
    await worker.tapTo('看进度', '办理经过');
    await worker.looksAt('case-submitted');
  });

  step('the hotline accepts it and dispatches it to labour inspection', async () => {
    await city().at('2026-11-24T09:00:00+08:00');
    operator = await city().actor('operator', { desk: true });
    await signsInByAccount(operator, 'rexian', '闻听雨');
    await opensOnDesk(operator, ticket);
    await accepts(operator);
    await dispatches(operator, '江陵县人社局劳动保障监察大队');
  });

  step('the unit signs for it', async () => {
    await city().at('2026-11-24T10:00:00+08:00');
    handler = await city().actor('handler', { desk: true });
    await signsInByAccount(handler, 'laojian', '严明理');
    await opensOnDesk(handler, ticket);
    await takes(handler, '签收', '签收这件诉求？', '签收');
  });

  step('the employer’s next posting waits for review because of it', async () => {
    await employer.visit('pages/employer/company/index', '我的岗位');
    await postsAgain(employer);
    await employer.see('有未结的欠薪诉求');
    await employer.picture('posting-check');
    await employer.tapTwice('交驿站审核');
    await employer.see('已交驿站审核，结果会通知您');
    await staff.visit('pages/desk/review/index', '货场理货搬运工');
    await staff.tapTo('货场理货搬运工', '怎么办');
    await staff.see('1 件欠薪诉求正在办理');
    await staff.looksAt('review');
  });

  step('the money comes, and the worker confirms', async () => {
    await city().at('2026-11-25T09:00:00+08:00');
    await employer.visit('pages/employer/company/index', '我的岗位');
    // Other postings have the same title: the one that waits for its wages.
    await employer.tapTo(new RegExp(`^${JOB}.*笔工钱待发`), '看岗位');
    await recordsPayment(employer);
    await recordsPayment(employer);
    await worker.visit('pages/job/shifts/index', '收到了');
    await confirmsReceipt(worker);
    await worker.picture('wage-settled');
  });

  step('the unit replies, the hotline calls back, and it is closed', async () => {
    await opensOnDesk(handler, ticket);
    await replies(handler);
    await opensOnDesk(operator, ticket);
    await takes(operator, '转回访', '转回访？', '转回访');
    await takes(operator, '回访：满意', '诉求人满意？', '满意');
    await takes(operator, '办结', '办结？', '办结');
    await operator.picture('desk-closed');
  });

  step('the worker was told each step, and sees them all', async () => {
    await city().deliver();
    await worker.visit('pages/account/notices/index', '通知');
    await worker.looksAt('notices');
    await worker.visit('pages/cases/index', ticket.number);
    await worker.looksAt('cases');
    await worker.tapTo(/^没拿到工资 已经办结/, '办理经过');
    await worker.looksAt('case-closed');
    expect(await worker.reads()).toMatch(
      /办结[\s\S]*回访[\s\S]*答复[\s\S]*签收[\s\S]*派单[\s\S]*受理/,
    );
  });

  step('a visitor follows it by number and query code', async () => {
    await looksUp(visitor, ticket);
  });

  step(
    'the policy officer writes a version, another approves it, and the worker reads it',
    async () => {
      const officer = await city().actor('officer', { desk: true });
      await signsInByAccount(officer, 'zhengce', '惠知策');
      await draftsVersion(officer);
      const approver = await city().actor('approver', { desk: true });
      await signsInByAccount(approver, 'guanli', '管全局');
      await approvesVersion(approver);
      await visitor.visit('pages/policy/list/index', '一次性 5000 元，今年起');
    },
  );

  step('the worker answers questions and has a verdict', async () => {
    await opensPolicy(worker);
    await answersAll(worker);
    await worker.see(/符合的 \d+ 项|还不能确定的 \d+ 项/);
    await worker.looksAt('policy-results');
    await worker.tap('保存我的回答');
    await worker.see('已保存，符合时会在首页告诉您');
    await worker.visit('', '您可能享受的政策');
    await worker.looksAt('home-entitled');
  });

  step('the supervisor reads the figures', async () => {
    const supervisor = await city().actor('supervisor', { desk: true });
    await signsInByAccount(supervisor, 'duban', '杜长催');
    await readsFigures(supervisor);
  });

  step('the administrator opens an account, and its owner changes the password first', async () => {
    const administrator = await city().actor('administrator', { desk: true });
    await signsInByAccount(administrator, 'guanli', '管全局');
    const first = await opensAccount(administrator, '清风', 'qing.feng');
    const newcomer = await city().actor('newcomer', { desk: true });
    await changesFirstPassword(newcomer, 'qing.feng', first);
  });

  step('nobody was told a phone that isn’t theirs to know', async () => {
    // The contact of a posting is there for those who work on it; a named case has its reporter's.
    const workers = ['13900000001', '13900000002'];
    const contact = '13900001210';
    const allowed: Record<string, readonly string[]> = {
      worker: [workers[0] ?? '', contact],
      second: [workers[1] ?? '', contact],
      operator: [workers[0] ?? ''],
      handler: [workers[0] ?? ''],
      employer: [contact],
      staff: [contact],
    };
    const told = city().actors.flatMap(({ name, watch }) =>
      [...watch.phones]
        .filter((phone) => !allowed[name]?.includes(phone))
        .map((phone) => `${name} was told ${phone}`),
    );
    expect(told).toEqual([]);
  });

  step('no browser had anything to complain about', async () => {
    const said = city().actors.flatMap(({ name, watch }) =>
      [...watch.problems, ...watch.missing.map((code) => `${code} never came`)].map(
        (one) => `${name}: ${one}`,
      ),
    );
    expect(said).toEqual([]);
  });
});
