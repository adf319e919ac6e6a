export * from './errors';

/** What a service leaves in the outbox for one person: 站内通知. */
export interface Notice {
  readonly userId: string;
  /** What happened, in a few words. */
  readonly title: string;
  /** What it means for this person and what to do now. Never another person's data. */
  readonly body: string;
  /** The screen that shows it, a path of the app; null when there is none. */
  readonly link: string | null;
}

/** Where a notice can go: 站内, 微信订阅消息, 短信. */
export const channels = ['in_app', 'wechat', 'sms'] as const;
export type Channel = (typeof channels)[number];
