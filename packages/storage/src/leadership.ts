import { hostname } from 'node:os';

import { newId, SECOND } from '@yizhan/kernel';
import type { Database } from './database';
import { isUniqueViolation } from './errors';

export interface LeadershipSettings {
  /** A table with `name`, `holder` and `beat`, as `storage_leases`. */
  readonly table?: string;
  /** Who holds it and hasn't stirred for so long has lost it, in ms. */
  readonly life?: number;
  /** How often the holder stirs and the others look, in ms. */
  readonly beat?: number;
  /** Nobody else can be there: what a former process has left is taken at once. */
  readonly alone?: boolean;
  /** Told of each failure to ask; it is asked again. */
  readonly onError?: (error: unknown) => void;
}

interface Seen {
  readonly holder: string;
  readonly beat: number;
  /** By this process's own clock, which nobody sets. */
  readonly since: number;
}

/**
 * One of many processes holds it. No wall clock is compared: the holder counts its beats up, and who
 * has watched the count stand still for the whole `life`, by its own monotonic clock, takes over.
 * A holder that can't reach the database doesn't count itself one after that time.
 */
export class Leadership {
  /** Who this is, for people: machine, process, and an id of its own. */
  readonly holder = `${hostname().slice(0, 40)}/${process.pid}/${newId()}`;
  private readonly settings: Required<LeadershipSettings>;
  private seen: Seen | undefined;
  private own: { readonly beat: number; readonly at: number } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private turning: Promise<void> | undefined;
  private started = false;

  constructor(
    private readonly database: Database,
    private readonly name: string,
    settings: LeadershipSettings = {},
  ) {
    this.settings = {
      table: 'storage_leases',
      life: 10 * SECOND,
      beat: 2 * SECOND,
      alone: false,
      onError: () => undefined,
      ...settings,
    };
  }

  /** Whether it is ours now. */
  get holds(): boolean {
    return this.own !== undefined && performance.now() - this.own.at < this.settings.life;
  }

  /** Who holds it instead, as seen last. */
  get other(): string | undefined {
    return this.own ? undefined : this.seen?.holder || undefined;
  }

  /** Takes or renews it from now on. @param onGain called each time it becomes ours */
  start(onGain: () => void = () => undefined): void {
    if (this.started) return;
    this.started = true;
    const turn = async () => {
      const before = this.holds;
      try {
        await this.stir();
      } catch (error) {
        this.settings.onError(error);
      }
      if (!this.started) return;
      if (!before && this.holds) onGain();
      this.timer = setTimeout(next, this.settings.beat);
      this.timer.unref();
    };
    const next = () => {
      this.turning = turn();
    };
    next();
  }

  /** Gives it up, so that another one needn't wait. */
  async stop(): Promise<void> {
    this.started = false;
    clearTimeout(this.timer);
    await this.turning;
    const { own } = this;
    this.own = undefined;
    if (!own) return;
    await this.database
      .execute(`update ${this.settings.table} set holder = '' where name = ? and holder = ?`, [
        this.name,
        this.holder,
      ])
      .catch(this.settings.onError);
  }

  /** One look: renews what is ours, takes what is free or was left. */
  async stir(): Promise<void> {
    const at = performance.now();
    const { own } = this;
    if (own) {
      const renewed = await this.move(this.holder, own.beat);
      this.own = renewed ? { beat: own.beat + 1, at } : undefined;
      return;
    }
    const found = await this.look();
    if (!found || !this.isFree(found)) return;
    if (await this.move(found.holder, found.beat)) this.own = { beat: found.beat + 1, at };
  }

  private isFree({ holder, beat }: Omit<Seen, 'since'>): boolean {
    if (holder === '' || this.settings.alone) return true;
    const now = performance.now();
    if (this.seen?.holder !== holder || this.seen.beat !== beat) {
      this.seen = { holder, beat, since: now };
      return false;
    }
    return now - this.seen.since >= this.settings.life;
  }

  /** Both who and how often must be as they were seen: else another one was faster. */
  private async move(holder: string, beat: number): Promise<boolean> {
    const { affected } = await this.database.execute(
      `update ${this.settings.table} set holder = ?, beat = ?
       where name = ? and holder = ? and beat = ?`,
      [this.holder, beat + 1, this.name, holder, beat],
    );
    return affected === 1;
  }

  private async look(): Promise<Omit<Seen, 'since'> | undefined> {
    const { table } = this.settings;
    const [row] = await this.database.query<{ holder: string; beat: number | string }>(
      `select holder, beat from ${table} where name = ?`,
      [this.name],
    );
    if (row) return { holder: row.holder, beat: Number(row.beat) };
    try {
      await this.database.execute(`insert into ${table} (name, holder, beat) values (?, '', 0)`, [
        this.name,
      ]);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
    return { holder: '', beat: 0 };
  }
}
