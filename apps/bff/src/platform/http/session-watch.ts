import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { identitySettings } from '@yizhan/identity';
import type { Caller } from '@yizhan/identity/vocabulary';
import type { Instant } from '@yizhan/kernel';

/** A session as its row tells: whose it is and until when it holds; 0 when it was ended. */
export interface WatchedSession {
  readonly userId: string;
  readonly holdsUntil: Instant;
  /** What the person may do now; a token tells what they could when it was issued. */
  readonly grants: Caller['grants'];
}

/** Null for a session without a row. */
export type ReadSession = (id: string) => Promise<WatchedSession | null>;

interface Seen {
  readonly session: WatchedSession;
  readonly at: number;
}

/**
 * Whether the session an access token names still holds. What the database said is believed for a few
 * seconds: that is how long the end of a session by another process may go unseen. An end by this
 * process is seen at once.
 */
@Injectable()
export class SessionWatch {
  private readonly seen = new Map<string, Seen>();
  private readonly asking = new Map<string, Promise<WatchedSession | null>>();
  private read: ReadSession = () => Promise.reject(new Error('nobody knows of sessions'));
  /** Counts the changes: an answer that was under way at one of them is not kept. */
  private changes = 0;
  /** Milliseconds that no setting of the clock moves. */
  private ticks: () => number = () => performance.now();

  /** Who answers for sessions; `ticks` for tests. */
  follow(read: ReadSession, ticks = this.ticks): void {
    this.read = read;
    this.ticks = ticks;
  }

  async stateOf(id: string, now: Instant): Promise<'open' | 'over' | 'unknown'> {
    const session = await this.sessionOf(id);
    if (session === null) return 'unknown';
    return now < session.holdsUntil ? 'open' : 'over';
  }

  /** Whether a person was given a role since their token was issued. */
  async hasGained({ sessionId, grants }: Caller): Promise<boolean> {
    const session = await this.sessionOf(sessionId);
    const isNew = ({ role, scopeId }: Caller['grants'][number]) =>
      !grants.some((held) => held.role === role && held.scopeId === scopeId);
    return session?.grants.some(isNew) ?? false;
  }

  /** A session, or all of a person's, ended here or may do more: what was believed is asked anew. */
  changed(which: { readonly id: string } | { readonly userId: string }): void {
    this.changes += 1;
    this.asking.clear();
    if ('id' in which) this.seen.delete(which.id);
    else
      for (const [id, { session }] of this.seen)
        if (session.userId === which.userId) this.seen.delete(id);
  }

  private sessionOf(id: string): Promise<WatchedSession | null> {
    const known = this.seen.get(id);
    const fresh = known && this.ticks() - known.at < identitySettings.sessionCheck.believedFor;
    return fresh ? Promise.resolve(known.session) : this.ask(id);
  }

  /** Calls of one screen that come together ask once. */
  private ask(id: string): Promise<WatchedSession | null> {
    const running = this.asking.get(id);
    if (running) return running;
    const { changes } = this;
    const at = this.ticks();
    const asked = this.read(id)
      .then((session) => {
        if (session && changes === this.changes) this.keep(id, { session, at });
        return session;
      })
      .finally(() => {
        if (this.asking.get(id) === asked) this.asking.delete(id);
      });
    this.asking.set(id, asked);
    return asked;
  }

  private keep(id: string, seen: Seen): void {
    this.seen.delete(id);
    this.seen.set(id, seen);
    const [oldest] = this.seen.keys();
    if (this.seen.size > identitySettings.sessionCheck.kept && oldest !== undefined)
      this.seen.delete(oldest);
  }
}
