import type { Actor } from '../actor';
import { JOB } from './work';

/** From the employer's own page to the people of today's posting. */
export async function opensPeople(employer: Actor): Promise<void> {
  await employer.tapTo(/^招人/, '我的岗位');
  await employer.looksAt('employer-company');
  await employer.tapTo(new RegExp(`^${JOB}`), '看岗位');
}

export async function confirmsHours(employer: Actor): Promise<void> {
  await employer.tap('确认工时');
  await employer.picture('employer-hours');
  await employer.tap('确认 8小时');
  await employer.see('工时确认好了');
}

/** The employer says that it was paid, and how. */
export async function recordsPayment(employer: Actor): Promise<void> {
  await employer.tap('登记已发工钱');
  await employer.tap('微信', '登记已发工钱');
  await employer.picture('employer-pay');
  await employer.tap('已经发了');
  await employer.see('记下了，等对方确认收到');
}

export async function confirmsReceipt(worker: Actor): Promise<void> {
  await worker.tap('收到了');
  await worker.tap('收到了', '工钱都收到了？');
  await worker.see('记下了，工钱已收到');
}

/** The next posting of the same employer, up to its being sent in. */
export async function postsAgain(employer: Actor): Promise<void> {
  await employer.tapTo('发布岗位', '岗位名称');
  await employer.fill('岗位名称', '货场理货搬运工');
  await employer.choose('哪一类活', '搬运物流');
  await employer.choose('工种', '搬运装卸（装卸搬运工）');
  await employer.fill('干什么', '货场百货下车、理货、码放，两人一组，有推车。');
  await employer.looksAt('posting-work');
  await employer.tap('下一步：多少钱');
  await employer.tap('元/天');
  await employer.fill('工钱', '200');
  await employer.tap('日结');
  await employer.picture('posting-wage');
  await employer.tap('下一步：哪天干');
  await employer.tap(/加一个班次|再加一天/);
  await employer.picture('posting-shifts');
  await employer.tap('下一步：在哪儿');
  await employer.choose('归哪个驿站', '月亮湾社区零工驿站');
  await employer.fill('上工地点', '江陵县郝穴镇月亮湾社区沿江路7号');
  await employer.fill('联系人', '余老板');
  await employer.fill('联系电话', '13900001210');
  await employer.tap('检查一下');
}
