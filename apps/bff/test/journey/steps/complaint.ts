import type { Actor } from '../actor';

/** What the person keeps of a case. */
export interface Ticket {
  readonly number: string;
  readonly code: string;
}

/** "没拿到工资": everything is filled in from the record. */
export async function complainsOfWage(worker: Actor): Promise<Ticket> {
  await worker.tapTo('没拿到工资', '这笔工资的记录');
  await worker.looksAt('wage-ways');
  await worker.tap('提诉求', '提诉求，由部门来办');
  await worker.see('发生了什么？');
  await worker.looksAt('wizard-what');
  const told = await worker.valueOf('发生了什么？');
  expect(told).toMatch(/11月23日.*月亮湾货场搬运工.*8小时.*200元/);
  expect(await worker.reads()).toMatch(/签到 07:50，签退 17:05[\s\S]*确认工时 8小时/);
  await worker.tap('下一步');
  expect(await worker.valueOf('涉及的单位或雇主')).toBe('江陵县月亮湾货运服务部');
  await worker.tap('下一步');
  await worker.see('怎么留名？');
  await worker.tap(/^实名/);
  await worker.picture('wizard-who');
  await worker.tap('下一步');
  await worker.see('看一遍，没问题就提交');
  await worker.picture('wizard-check');
  await worker.tap('提交诉求');
  await worker.see('已经收到');
  await worker.looksAt('wizard-receipt');
  const text = await worker.reads();
  const number = /\d{8}-\d{6}/.exec(text)?.[0] ?? '';
  const code = await worker.page
    .getByRole('img', { name: /^\S( \S){7}$/ })
    .filter({ visible: true })
    .getAttribute('aria-label');
  return { number, code: (code ?? '').replace(/ /g, '') };
}

/** Finds the case on a desk. */
export async function opensOnDesk(desk: Actor, { number }: Ticket): Promise<void> {
  await desk.visit('pages/desk/cases/index', '从左边选一件');
  await desk.looksAt(`desk-${desk.name}`);
  await desk.fill('按编号查，比如 20261123', number);
  await desk.tapTo('搜索', number);
  await desk.tapTo(new RegExp(number), '现在可以办');
  await desk.looksAt(`desk-case-${desk.name}`);
}

export async function accepts(operator: Actor): Promise<void> {
  await operator.tap('受理', '现在可以办');
  await operator.see('紧急程度');
  await operator.looksAt('desk-accept');
  await operator.tap('受理', /^受理/);
  await operator.seeTappable('派单');
}

export async function dispatches(operator: Actor, unit: string): Promise<void> {
  await operator.tap('派单', '现在可以办');
  await operator.see(`建议派给${unit}`);
  await operator.picture('desk-dispatch');
  await operator.tap('派单', '派单');
  await operator.see(`承办单位`);
}

/** A step that only asks whether one is sure. */
export async function takes(
  desk: Actor,
  step: string,
  question: string,
  yes: string,
): Promise<void> {
  await desk.tap(step, '现在可以办');
  await desk.tap(yes, question);
  await desk.see('已提交');
}

export async function replies(handler: Actor): Promise<void> {
  await handler.tap('答复', '现在可以办');
  await handler.fill(
    '给诉求人的答复',
    '经查，11月23日工资确未按时发放。已责令当面支付，劳动者确认收到。',
  );
  await handler.fill('依据和凭证', '微信转账回单');
  await closesByMistake(handler);
  await handler.tap('答复', '现在可以办');
  expect(await handler.valueOf('依据和凭证')).toBe('微信转账回单');
  await handler.picture('desk-reply');
  await handler.tap('答复', '答复');
  await handler.see('已提交');
}

/** Escape closes the form; what was written in it is asked about once, and kept. */
async function closesByMistake(handler: Actor): Promise<void> {
  await handler.page.keyboard.press('Escape');
  await handler.see('写的内容先留着，下次打开接着写；刷新或关闭页面就没有了。');
  await handler.picture('desk-reply-closing');
  await handler.tap('先关上');
  await handler.seeNoMore('给诉求人的答复');
}

/** Anyone who has number and code. */
export async function looksUp(visitor: Actor, { number, code }: Ticket): Promise<void> {
  await visitor.tapTo('诉求', '用编号查进度', 0);
  await visitor.tapTo('用编号查进度', '诉求编号', 0);
  await visitor.fill('诉求编号', number);
  await visitor.fill('查询码', code);
  await visitor.tap('查进度');
  await visitor.see('办理经过');
  await visitor.picture('look-up');
}
