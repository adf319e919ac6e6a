import { postingTexts } from '@yizhan/jobs/vocabulary';
import { HOUR, toIso } from '@yizhan/kernel';
import { piecesOf } from '../../../src/features/jobs/desk/MarkedText';
import { ReviewDetail } from '../../../src/features/jobs/desk/ReviewDetail';
import { PersonCard } from '../../../src/features/jobs/employer/PersonCard';
import { PostingSteps } from '../../../src/features/jobs/employer/PostingSteps';
import { Preview } from '../../../src/features/jobs/employer/Preview';
import { JobDetail } from '../../../src/features/jobs/JobDetail';
import { fakeApi, ok } from '../../support/api';
import { show } from '../../support/show';
import { aFace, aJob, anEditor, aPerson, aWage, EMPLOYER, POSTING } from './samples';

const nothing = async () => undefined;
const deposit = {
  id: 'deposit',
  label: '向求职者收钱',
  advice: '招工不能收押金，请删去',
  note: null,
  consequence: 'review' as const,
  source: '劳动合同法',
  article: '第九条',
  marks: [{ field: 'description', start: 3, end: 6, words: '押 金' }],
};

function aReview() {
  return {
    postingId: POSTING,
    state: 'in_review',
    stateReason: null,
    form: anEditor().form,
    findings: [deposit],
    employer: {
      employerId: EMPLOYER,
      kind: 'firm',
      name: '月亮湾货运服务部',
      pendingName: null,
      marks: [],
      creditCode: null,
      contactName: '余老板',
      contactPhone: '139****1210',
      division: '421024',
      address: '郝穴镇',
      state: 'verified',
      stateReason: null,
      card: 'none',
      cardReason: null,
    },
    face: { ok: true, value: aFace() },
    actions: ['approve', 'return', 'take_down'],
  };
}

describe('posting a job', () => {
  it('shows what the checks say before it is sent in', async () => {
    const api = fakeApi({
      'jobs.checkPosting': () => ok({ outcome: 'in_review', findings: [deposit], missing: [] }),
      'jobs.createPosting': () => ok({ postingId: POSTING, state: 'draft' }),
      'jobs.submitPosting': () => ok({ state: 'in_review', findings: [] }),
    });
    const sent = jest.fn();
    const { tap, see, has } = show(<PostingSteps editor={anEditor()} onSent={sent} />);
    await tap('5 检查发布');
    await see('向求职者收钱');
    expect(has('依据：劳动合同法第九条')).toBe(true);
    expect(has('押 金')).toBe(true);
    expect(has(/改掉带标记的词会更快/)).toBe(true);
    await tap('交驿站审核');
    expect(api.calls('jobs.createPosting')).toHaveLength(1);
    expect(api.calls('jobs.submitPosting')).toMatchObject([{ params: { postingId: POSTING } }]);
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('is sent in once, however often it is tapped, and never as an emptied form', async () => {
    const api = fakeApi({
      'jobs.checkPosting': () => ok({ outcome: 'in_review', findings: [], missing: [] }),
      'jobs.createPosting': () => ok({ postingId: POSTING, state: 'draft' }),
      'jobs.updatePosting': () => ok({ postingId: POSTING, state: 'draft' }),
      'jobs.submitPosting': () => ok({ state: 'in_review', findings: [] }),
    });
    const sent = jest.fn();
    const { tap, see, has } = show(<PostingSteps editor={anEditor()} onSent={sent} />);
    await tap('5 检查发布');
    await see('交驿站审核');
    // No word is marked: nothing is said of marked words.
    expect(has(/带标记/)).toBe(false);
    for (let taps = 0; taps < 3; taps += 1) await tap('交驿站审核');
    expect(api.calls('jobs.createPosting').map(({ body }) => body.title)).toEqual(['仓库搬运']);
    expect(api.calls('jobs.updatePosting')).toHaveLength(0);
    expect(api.calls('jobs.submitPosting')).toHaveLength(1);
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('keeps what is typed, and leads back when something is missing', async () => {
    fakeApi({
      'jobs.checkPosting': () =>
        ok({
          outcome: 'published',
          findings: [],
          missing: [{ path: 'title', message: '请填写岗位名称' }],
        }),
    });
    const { tap, change, see, has } = show(
      <PostingSteps editor={anEditor()} onSent={() => undefined} />,
    );
    change('岗位名称', '');
    await tap('5 检查发布');
    await see('还差这些');
    await tap('回去修改');
    expect(has('请填写岗位名称')).toBe(true);
  });
});

describe('a person of a posting', () => {
  it('has the hours confirmed as recorded in two taps', async () => {
    const api = fakeApi({ 'jobs.confirmHours': () => ok({ state: 'wage_due', wage: aWage() }) });
    const { tap } = show(<PersonCard person={aPerson()} byPiece={false} onChanged={nothing} />);
    await tap('确认工时');
    await tap('确认 8小时');
    expect(api.calls('jobs.confirmHours')).toMatchObject([{ body: { minutes: 480 } }]);
  });

  it('needs a reason for other hours', async () => {
    const api = fakeApi({
      'jobs.confirmHours': () => ok({ state: 'hours_confirmed', wage: null }),
    });
    const { tap, change } = show(
      <PersonCard person={aPerson()} byPiece={false} onChanged={nothing} />,
    );
    await tap('确认工时');
    await tap('工时减少');
    await tap('工时减少');
    change('为什么改', '早走半小时');
    await tap('请对方确认');
    expect(api.calls('jobs.confirmHours')).toMatchObject([
      { body: { minutes: 450, reason: '早走半小时' } },
    ]);
  });

  it('takes the whole shift in one tap, where a few minutes were missing', async () => {
    const api = fakeApi({
      'jobs.confirmHours': () => ok({ state: 'hours_confirmed', wage: null }),
    });
    const person = aPerson();
    const hours = { ...person.hours, recordedMinutes: 477 };
    const { tap, change } = show(
      <PersonCard person={{ ...person, hours }} byPiece={false} onChanged={nothing} />,
    );
    await tap('确认工时');
    await tap('按整班 8小时');
    change('为什么改', '早走三分钟不扣');
    await tap('请对方确认');
    expect(api.calls('jobs.confirmHours')).toMatchObject([{ body: { minutes: 480 } }]);
  });

  it('answers what the worker says of the hours', async () => {
    const api = fakeApi({ 'jobs.answerHours': () => ok({ state: 'wage_due' }) });
    const person = aPerson();
    const proposal = {
      ...{ by: 'worker' as const, minutes: 510, pieces: null, reason: '晚走半小时' },
      until: toIso(Date.now() + HOUR),
    };
    const { tap, has } = show(
      <PersonCard
        person={{ ...person, state: 'wage_due', hours: { ...person.hours, proposal }, actions: [] }}
        byPiece={false}
        onChanged={nothing}
      />,
    );
    expect(has('对方说应该记为 8小时30分钟，原因：晚走半小时')).toBe(true);
    await tap('同意');
    expect(api.calls('jobs.answerHours')).toMatchObject([{ body: { agree: true } }]);
  });

  it('has the payment recorded with how and by what', async () => {
    const api = fakeApi({ 'jobs.recordPayment': () => ok(aWage()) });
    const person = aPerson({ state: 'wage_due', actions: ['pay'], wage: aWage() });
    const { tap, change } = show(
      <PersonCard person={person} byPiece={false} onChanged={nothing} />,
    );
    await tap('登记已发工钱');
    await tap('现金');
    change('凭证', '收条 12');
    await tap('已经发了');
    expect(api.calls('jobs.recordPayment')).toMatchObject([
      { body: { method: 'cash', reference: '收条 12' } },
    ]);
  });
});

describe('the desk', () => {
  it('marks the words and publishes, or sends back with a reason', async () => {
    const form = { ...anEditor().form, description: '卸货，押 金 200 元' };
    const review = { ...aReview(), form };
    const api = fakeApi({
      'jobs.review': () => ok(review),
      'jobs.sendBack': () => ok({ state: 'draft' }),
    });
    const decided = jest.fn();
    const { see, tap, change } = show(<ReviewDetail postingId={POSTING} onDecided={decided} />);
    await see('怎么办');
    change('退回或下架的原因', '请删去押金');
    await tap('退回修改');
    expect(api.calls('jobs.sendBack')).toMatchObject([{ body: { reason: '请删去押金' } }]);
    expect(decided).toHaveBeenCalledTimes(1);
  });

  it('publishes unlawful words only with a reason, and nothing of an unverified employer', async () => {
    const unverified = { ...aReview(), employer: { ...aReview().employer, state: 'pending' } };
    fakeApi({ 'jobs.review': () => ok(unverified) });
    const first = show(<ReviewDetail postingId={POSTING} onDecided={jest.fn()} />);
    await first.see('先核验雇主证照，再通过这个岗位');
    expect(first.has('通过，马上发布')).toBe(false);
    first.unmount();
    const api = fakeApi({
      'jobs.review': () => ok(aReview()),
      'jobs.approve': () => ok({ state: 'published' }),
    });
    const desk = show(<ReviewDetail postingId={POSTING} onDecided={jest.fn()} />);
    await desk.see('怎么办');
    desk.change('为什么可以发布', '租叉车的押金');
    await desk.tap('通过，马上发布');
    expect(api.calls('jobs.approve')).toMatchObject([{ body: { reason: '租叉车的押金' } }]);
  });

  it('shows the reviewer every text of a posting, the page and the preview too', async () => {
    const texts = Object.fromEntries(
      postingTexts.map(({ key }, at) => [key, `只在这里${'甲乙丙丁戊己庚'.charAt(at)}`]),
    );
    const form = { ...anEditor().form, ...texts };
    const review = {
      ...aReview(),
      form,
      findings: [{ ...deposit, marks: [{ field: 'insurance', start: 0, end: 2, words: '只在' }] }],
    };
    fakeApi({ 'jobs.review': () => ok(review) });
    const desk = show(<ReviewDetail postingId={POSTING} onDecided={jest.fn()} />);
    await desk.see('怎么办');
    for (const text of Object.values(texts)) expect(desk.text()).toContain(text);
    expect(desk.text()).toContain(form.contactPhone);
    desk.unmount();
    const preview = show(<Preview form={form} />);
    for (const text of Object.values(texts)) expect(preview.text()).toContain(text);
    preview.unmount();
    const job = { ...aJob(), ...texts };
    const page = show(<JobDetail job={job} chosen={null} onChoose={jest.fn()} />);
    for (const text of Object.values(texts)) expect(page.text()).toContain(text);
  });

  it('cuts a text at its marks, overlapping ones too', () => {
    const overlapping = {
      ...deposit,
      marks: [
        { field: 'description', start: 1, end: 4, words: '' },
        { field: 'description', start: 3, end: 6, words: '' },
        { field: 'title', start: 0, end: 2, words: '' },
      ],
    };
    const pieces = piecesOf('description', '零一二三四五六七', [overlapping]);
    expect(pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')).toBe(
      '零[一二][三][四五]六七',
    );
  });
});
