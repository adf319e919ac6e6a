import type { Actor } from '../actor';
import { holdBeforeCamera } from '../camera';

export const JOB = '月亮湾货场搬运工';
const STATION = '月亮湾社区零工驿站';

/** Home, then the jobs by distance. */
export async function findsJobNearby(actor: Actor): Promise<void> {
  await actor.visit('', '最近的活');
  await actor.picture('home-visitor');
  await actor.tapTo('按远近排', STATION);
  await actor.looksAt('home-near');
  await actor.tapTo('找活', /开工/);
  await actor.tapTo('今天', new RegExp(`${JOB}`));
  await actor.looksAt('jobs-near');
  const distances = [...(await actor.reads()).matchAll(/(\d+)米 · /g)].map(([, metres]) =>
    Number(metres),
  );
  expect(distances.length).toBeGreaterThan(1);
  expect(distances).toEqual([...distances].sort((a, b) => a - b));
}

/** Two characters are enough. */
export async function findsJobByWords(actor: Actor): Promise<void> {
  await actor.tapTo('找活', '开工');
  await actor.fill('搜活儿、地点、单位', '搬运');
  await actor.tapTo('搜索', JOB);
  await actor.picture('jobs-words');
}

/** Opens the job of today and signs up; the first to come are taken. */
export async function signsUp(actor: Actor): Promise<void> {
  await actor.tapTo(new RegExp(`^${JOB}，200`), '哪天干');
  await actor.looksAt('job-detail');
  // Twice: one intent, and nothing red about what went well.
  await actor.tapTwice(/^报名：今天/);
  await actor.see('报上了，已录用，记得按时签到');
  await actor.picture('job-signed-up');
}

/** The code screen of a station, on its desk. */
export async function opensCodeScreen(staff: Actor): Promise<void> {
  await staff.tapTo('签到码', '扫码签到');
  await staff.see('今天应到');
  await staff.looksAt('code-screen');
}

/** From home to where a code is scanned or typed. */
export async function opensCheckIn(worker: Actor): Promise<void> {
  await worker.visit('', '我的下一班');
  await worker.looksAt('home-worker');
  await worker.tapTo('签到', '签到、签退');
  await worker.looksAt('check-in');
}

export async function opensCheckOut(worker: Actor): Promise<void> {
  await worker.visit('', '正在上工');
  await worker.picture('home-at-work');
  await worker.tapTo('签退', '签到、签退');
}

/** Types six digits; what comes of it is shown large. */
export async function typesDigits(worker: Actor, digits: string, outcome: string): Promise<void> {
  await worker.fill('或者输入屏幕上的六位数字', digits);
  await worker.see(outcome);
}

/** Scans what the other screen shows, with the phone's camera. */
export async function scans(worker: Actor, from: Actor, picture: string): Promise<void> {
  await holdBeforeCamera(from.page, picture);
  await worker.tap('扫屏幕上的码');
  await worker.see('签到成功');
}

/** What a code screen tells to type. */
export async function digitsOn(staff: Actor): Promise<string> {
  const shown = staff.page.getByRole('img', { name: /^\d( \d){5}$/ });
  return ((await shown.getAttribute('aria-label')) ?? '').replace(/ /g, '');
}
