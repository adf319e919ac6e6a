import type { Actor } from '../actor';

const POLICY = '一次性创业补贴';

/** From the list to one policy's page, and on to the questions. */
export async function opensPolicy(worker: Actor): Promise<void> {
  await worker.visit('pages/policy/list/index', POLICY);
  await worker.looksAt('policies');
  await worker.tapTo(new RegExp(`^${POLICY}，`), '我能领吗');
  await worker.looksAt('policy');
  await worker.tapTo('回答几个问题就知道', '第 1 题');
  await worker.looksAt('policy-question');
}

/** Answers what can be answered by a tap, skips the rest; ends with what is certain. */
export async function answersAll(worker: Actor): Promise<void> {
  for (let number = 1; number <= 60; number += 1) {
    await worker.see(new RegExp(`第 ${number} 题|问完了`));
    if ((await worker.reads()).includes('问完了')) return;
    await worker.tapOneOf('是', '不清楚，跳过');
  }
  throw new Error('the questions have no end');
}

/** A new version of a policy, as a draft. */
export async function draftsVersion(officer: Actor): Promise<void> {
  await officer.tapTo('政策库', POLICY);
  await officer.tapTo(new RegExp(`^${POLICY}`), '起草新版本');
  await officer.looksAt('policy-desk');
  await officer.tap('起草新版本');
  await officer.see('新版本已起草');
  await officer.tap('文字');
  await officer.fill('一句话金额', '一次性 5000 元，今年起');
  await officer.picture('policy-desk-draft');
  await officer.tap('保存草稿');
  await officer.see('草稿已保存');
  await officer.see(/要由另一位政策专员或管理员/);
}

/** Another than who wrote it reads it and puts it in force. */
export async function approvesVersion(approver: Actor): Promise<void> {
  await approver.tapTo('政策库', POLICY);
  await approver.tapTo(new RegExp(`^${POLICY}`), '发布第 2 版');
  await approver.looksAt('policy-approval');
  await approver.tap('发布第 2 版');
  await approver.tap('发布', '发布第 2 版？');
  await approver.see('已发布，立即生效');
}
