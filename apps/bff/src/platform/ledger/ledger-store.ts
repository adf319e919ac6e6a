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
import { CLOCK } from '../clock';
import { PersonalData } from '../personal-data';

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

/** The ledger's events in the database; personal content is sealed at rest. */
@Injectable()
export class LedgerStore implements LedgerPort {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async head(stream: string): Promise<Head | undefined> {
    const [head] = await this.database.query<Head>(
      'select seq, hash from ledger_streams where stream = ?',
      [stream],
    );
    return head && head.seq > 0 ? { seq: head.seq, hash: head.hash } : undefined;
  }

  /** Moves the head if it is still where it was expected, and writes the event after it. */
  async append(stream: string, expected: Head, event: LedgerEvent): Promise<boolean> {
    return this.database.transaction(async () => {
      if (expected.seq === 0) await this.ensureStream(stream);
      const { affected } = await this.database.execute(
        'update ledger_streams set seq = ?, hash = ? where stream = ? and seq = ? and hash = ?',
        [event.seq, event.hash, stream, expected.seq, expected.hash],
      );
      if (affected !== 1) return false;
      await this.insert(event);
      return true;
    });
  }

  random(length: number): Uint8Array {
    return Uint8Array.from(randomBytes(length));
  }

  async events(stream: string): Promise<LedgerEvent[]> {
    const rows = await this.database.query<EventRow>(
      `select stream, seq, type, at, content, commitment, previous, hash, personal_sealed
       from ledger_events where stream = ? order by seq`,
      [stream],
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

  /** An insert that fails on a taken key would leave a shared lock on MariaDB, and so deadlocks. */
  private async ensureStream(stream: string): Promise<void> {
    const quietly =
      this.database.dialect === 'mariadb'
        ? 'on duplicate key update seq = seq'
        : 'on conflict (stream) do nothing';
    await this.database.execute(
      `insert into ledger_streams (stream, seq, hash, created_at) values (?, ?, ?, ?) ${quietly}`,
      [stream, EMPTY_HEAD.seq, EMPTY_HEAD.hash, this.clock.now()],
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
