import { MINUTE } from '@yizhan/kernel';
import type { Delivery, NoticeChannel, NoticeKind, Privacy } from '../vocabulary';

/** How notices are sent again, and when a person takes over. None of it is law. */
export const deliverySettings = {
  /** After so many tries that certainly weren't sent a person takes over. */
  attempts: 6,
  /** Whoever sends is given so long; after that nobody knows whether it was sent. */
  sendingFor: 5 * MINUTE,
  /** One that still waits after so long was given up by whoever should have sent it. */
  queuedFor: 24 * 60 * MINUTE,
} as const;

/** By what a reporter can be reached. */
export interface Reach {
  readonly privacy: Privacy;
  /** The account: who raised it, or whose phone it is. */
  readonly accountId: string | null;
  readonly phone: string | null;
}

/**
 * Where a notice goes. The inbox of an account is our own table and has taken it with the step
 * itself; an anonymous reporter chose to look it up (信访工作条例 23: who left no clear address is
 * told by no other way); everyone else gets a short message.
 */
export function channelFor(reach: Reach): { channel: NoticeChannel; delivery: Delivery } {
  if (reach.accountId !== null) return { channel: 'in_app', delivery: 'sent' };
  if (reach.privacy === 'anonymous') return { channel: 'by_code', delivery: 'sent' };
  return reach.phone !== null && /^1[3-9]\d{9}$/.test(reach.phone)
    ? { channel: 'sms', delivery: 'queued' }
    : { channel: 'call', delivery: 'no_channel' };
}

/** What a gateway answered, see `SmsAnswer` of the notifications area. */
export type ChannelAnswer = 'taken' | 'refused' | 'later' | 'unclear';

/** What becomes of a notice. @param attempts tries so far, this one included */
export function deliveryAfter(answer: ChannelAnswer, attempts: number): Delivery {
  if (answer === 'taken') return 'sent';
  return answer === 'later' && attempts < deliverySettings.attempts ? 'queued' : 'failed';
}

/** Why a notice didn't arrive, for the desk. */
export function failureInWords(failure: string | null): string {
  if (failure === null) return '没有留下能收短信的手机号';
  return failures[failure] ?? `短信平台没有收下（${failure}）`;
}

const failures: Readonly<Record<string, string>> = {
  no_gateway: '没有接入短信平台',
  no_template: '短信模板还没有报备',
  no_mobile: '不是能收短信的手机号',
  no_answer: '短信平台没有回音，不知道发出去没有',
  interrupted: '发送中断，不知道发出去没有',
  given_up: '试了多次都没有发出去',
};

interface NoticeState {
  readonly kind: NoticeKind;
  readonly delivery: Delivery;
}

/** Kinds of which the last notice was taken by no channel (yet). @param notices oldest first */
export function untoldKinds(notices: readonly NoticeState[]): NoticeKind[] {
  const last = new Map(notices.map(({ kind, delivery }) => [kind, delivery]));
  return [...last].flatMap(([kind, delivery]) => (delivery === 'sent' ? [] : [kind]));
}
