import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@yizhan/kernel';
import {
  canonical,
  EMPTY_HEAD,
  type Head,
  type JsonObject,
  type LedgerEvent,
  type LedgerPort,
  type PersonalPart,
} from '@yizhan/ledger';
import { Database } from '@yizhan/storage';
import { Alarms } from '../alarms';
import { CLOCK } from '../clock';
import { PersonalData } from '../personal-data';
import { BROKEN, StreamSeals, UNSEALED } from './stream-seals';

interface EventRow {
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly at: number | string;
  readonly content: string;
  readonly commitment: string | null;
  readonly previous: string;
  readonly hash: string;
  readonly personal_sealed: string | null;
}

/** Where a stream ends, with the seal over it. */
export interface SealedHead extends Head {
  readonly seal: string;
}

export interface NamedHead extends SealedHead {
  readonly stream: string;
}

/** The ledger's events in the database; personal content is sealed at rest. */
@Injectable()
export class LedgerStore implements LedgerPort {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly seals: StreamSeals,
    private readonly alarms: Alarms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async head(stream: string): Promise<Head | undefined> {
    const head = await this.sealedHead(stream);
    return head && head.seq > 0 ? head : undefined;
  }

  async sealedHead(stream: string): Promise<SealedHead | undefined> {
    const [head] = await this.database.query<SealedHead>(
      'select seq, hash, seal from ledger_streams where stream = ?',
      [stream],
    );
    return head && { seq: head.seq, hash: head.hash, seal: head.seal };
  }

  /** Moves the head if it is still where it was expected, and writes the event after it. */
  async append(stream: string, expected: Head, event: LedgerEvent): Promise<boolean> {
    return this.database.transaction(async () => {
      if (expected.seq === 0) await this.ensureStream(stream);
      const seal = this.sealAfter(expected, event);
      const { affected } = await this.database.execute(
        'update ledger_streams set seq = ?, hash = ?, seal = ? where stream = ? and seq = ? and hash = ?',
        [event.seq, event.hash, seal, stream, expected.seq, expected.hash],
      );
      if (affected !== 1) return false;
      if (seal === BROKEN)
        this.alarms.raise(
          'ledger.append',
          'something was written after an end that bears no seal of ours',
        );
      await this.insert(event);
      return true;
    });
  }

  random(length: number): Uint8Array {
    return Uint8Array.from(randomBytes(length));
  }

  /** @param from the number of the first event wanted */
  async events(stream: string, from = 1): Promise<LedgerEvent[]> {
    const rows = await this.database.query<EventRow>(
      `select stream, seq, type, at, content, commitment, previous, hash, personal_sealed
       from ledger_events where stream = ? and seq >= ? order by seq`,
      [stream, from],
    );
    return rows.map((row) => this.eventOf(row));
  }

  /** Erases the personal content of a stream's events; returns how many held some. */
  async erasePersonal(stream: string): Promise<number> {
    const { affected } = await this.database.execute(
      'update ledger_events set personal_sealed = null where stream = ? and personal_sealed is not null',
      [stream],
    );
    return affected;
  }

  /** Ends of streams by name, after one. */
  async headsAfter(after: string, limit: number): Promise<NamedHead[]> {
    const rows = await this.database.query<NamedHead>(
      `select stream, seq, hash, seal from ledger_streams
       where stream > ? and seq > 0 order by stream limit ${limit}`,
      [after],
    );
    return rows.map(namedHead);
  }

  /** Names of streams that begin with `prefix`, in order, after one. */
  async streamsAfter(after: string, prefix: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ stream: string }>(
      `select stream from ledger_streams where stream > ? and stream like ?
       order by stream limit ${limit}`,
      [after, `${prefix}%`],
    );
    return rows.map(({ stream }) => stream);
  }

  /** What the last event of each stream says that has this text in its content under `name`. */
  async lastSaying(streams: readonly string[], name: string): Promise<Map<string, string>> {
    if (streams.length === 0) return new Map();
    const wanted = streams.map(() => '?').join(', ');
    const rows = await this.database.query<{ stream: string; content: string }>(
      `select e.stream, e.content from ledger_events e
       join (select stream, max(seq) as seq from ledger_events
             where stream in (${wanted}) and content like ? group by stream) last
         on last.stream = e.stream and last.seq = e.seq`,
      [...streams, `%"${name}":"%`],
    );
    return new Map(
      rows.flatMap(({ stream, content }) => {
        const said = (JSON.parse(content) as JsonObject)[name];
        return typeof said === 'string' ? [[stream, said] as const] : [];
      }),
    );
  }

  /** Streams whose end names an event that isn't there, or bears another hash. */
  async endsWithoutEvent(): Promise<string[]> {
    const rows = await this.database.query<{ stream: string }>(
      `select s.stream from ledger_streams s
       left join ledger_events e on e.stream = s.stream and e.seq = s.seq
       where s.seq > 0 and (e.hash is null or e.hash <> s.hash) limit 1000`,
    );
    return rows.map(({ stream }) => stream);
  }

  /** How many streams bear a seal, and how many bear none yet. */
  async countSeals(): Promise<{ sealed: number; unsealed: number }> {
    const [row] = await this.database.query<{ sealed: number; unsealed: number }>(
      `select count(case when seal <> ? then 1 end) as sealed,
              count(case when seal = ? then 1 end) as unsealed from ledger_streams`,
      [UNSEALED, UNSEALED],
    );
    return { sealed: Number(row?.sealed ?? 0), unsealed: Number(row?.unsealed ?? 0) };
  }

  async unsealed(limit: number): Promise<NamedHead[]> {
    const rows = await this.database.query<NamedHead>(
      `select stream, seq, hash, seal from ledger_streams where seal = ? limit ${limit}`,
      [UNSEALED],
    );
    return rows.map(namedHead);
  }

  /** Seals an end from before ends were sealed; another process may have moved or sealed it already. */
  async sealEnd({ stream, seq, hash }: NamedHead): Promise<void> {
    await this.database.execute(
      'update ledger_streams set seal = ? where stream = ? and seq = ? and hash = ? and seal = ?',
      [this.seals.sealOf(stream, { seq, hash }), stream, seq, hash, UNSEALED],
    );
  }

  /** An end that wasn't ours is none of ours after one event more either: work goes on, nothing is signed. */
  private sealAfter(before: Head & { readonly seal?: string }, event: LedgerEvent): string {
    const { stream, seq, hash } = event;
    const isOurs = before.seq === 0 || this.seals.holds(stream, before, before.seal ?? '');
    if (isOurs) return this.seals.sealOf(stream, { seq, hash });
    return before.seal === UNSEALED ? UNSEALED : BROKEN;
  }

  /** An insert that fails on a taken key would leave a shared lock on MariaDB, and so deadlocks. */
  private async ensureStream(stream: string): Promise<void> {
    const quietly =
      this.database.dialect === 'mariadb'
        ? 'on duplicate key update seq = seq'
        : 'on conflict (stream) do nothing';
    await this.database.execute(
      `insert into ledger_streams (stream, seq, hash, seal, created_at) values (?, ?, ?, ?, ?) ${quietly}`,
      [
        stream,
        EMPTY_HEAD.seq,
        EMPTY_HEAD.hash,
        this.seals.sealOf(stream, EMPTY_HEAD),
        this.clock.now(),
      ],
    );
  }

  private async insert(event: LedgerEvent): Promise<void> {
    const personal = event.personal && this.personalData.seal(JSON.stringify(event.personal));
    await this.database.execute(
      `insert into ledger_events
         (stream, seq, type, at, content, commitment, previous, hash, personal_sealed, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        event.stream,
        event.seq,
        event.type,
        event.at,
        canonical(event.content),
        event.commitment ?? null,
        event.previous,
        event.hash,
        personal ?? null,
        this.clock.now(),
      ],
    );
  }

  private eventOf(row: EventRow): LedgerEvent {
    const { personal_sealed: sealed, commitment, ...rest } = row;
    return {
      ...rest,
      at: Number(row.at),
      content: JSON.parse(row.content) as JsonObject,
      ...(commitment === null ? {} : { commitment }),
      ...(sealed === null
        ? {}
        : { personal: JSON.parse(this.personalData.open(sealed)) as PersonalPart }),
    };
  }
}

function namedHead({ stream, seq, hash, seal }: NamedHead): NamedHead {
  return { stream, seq, hash, seal };
}
