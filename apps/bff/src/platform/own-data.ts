import { Injectable } from '@nestjs/common';
import type { Instant } from '@yizhan/kernel';

/** One record of a person's, as label and value. */
export type OwnRecord = Readonly<Record<string, string>>;

/** What one area holds of a person, and what becomes of it when the person leaves. */
export interface OwnPart {
  /** What it is called before people. */
  readonly title: string;
  /** The person's own records; nothing that is somebody else's. */
  readonly records: (userId: string) => Promise<readonly OwnRecord[]>;
  /** What must come to its end before the account can go, each as a sentence that says what to do. */
  readonly waitsFor?: (userId: string, now: Instant) => Promise<readonly string[]>;
  /** Takes away, or makes nameless, what needn't be kept. */
  readonly forget?: (userId: string, now: Instant) => Promise<void>;
}

/** Where each area says what it holds of a person (个人信息保护法 45, 47). */
@Injectable()
export class OwnData {
  private readonly parts: OwnPart[] = [];

  on(part: OwnPart): void {
    this.parts.push(part);
  }

  async sections(userId: string): Promise<{ title: string; records: readonly OwnRecord[] }[]> {
    return Promise.all(
      this.parts.map(async ({ title, records }) => ({ title, records: await records(userId) })),
    );
  }

  async waitsFor(userId: string, now: Instant): Promise<string[]> {
    const all = await Promise.all(
      this.parts.map(({ waitsFor }) => waitsFor?.(userId, now) ?? Promise.resolve([])),
    );
    return all.flat();
  }

  /** One after the other: they share one transaction. */
  async forget(userId: string, now: Instant): Promise<void> {
    for (const { forget } of this.parts) await forget?.(userId, now);
  }
}
