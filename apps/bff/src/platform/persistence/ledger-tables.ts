import { CountColumn, InstantColumn, TextColumn } from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** Where each stream ends: the row that appends compare and set. */
@Entity('ledger_streams')
export class LedgerStreamRow {
  @TextColumn({ length: 80, primary: true })
  stream!: string;

  @CountColumn()
  seq!: number;

  @TextColumn({ length: 64 })
  hash!: string;

  /** Over name and end, by a key that isn't in the database: see `StreamSeals`. */
  @TextColumn({ length: 64, default: 'unsealed' })
  seal!: string;

  @InstantColumn()
  createdAt!: number;
}

/** One event; its key is what makes a fork impossible. */
@Entity('ledger_events')
@Index('ledger_events_written', ['createdAt'])
export class LedgerEventRow {
  @TextColumn({ length: 80, primary: true })
  stream!: string;

  @CountColumn({ primary: true })
  seq!: number;

  @TextColumn({ length: 80 })
  type!: string;

  @InstantColumn()
  at!: number;

  /** Canonical JSON, as it was hashed. */
  @TextColumn()
  content!: string;

  @TextColumn({ length: 64, nullable: true })
  commitment!: string | null;

  @TextColumn({ length: 64 })
  previous!: string;

  @TextColumn({ length: 64 })
  hash!: string;

  /** Salt and content, sealed; null when there is none or it has been erased. */
  @TextColumn({ nullable: true })
  personalSealed!: string | null;

  @InstantColumn()
  createdAt!: number;
}

/** A day's root over all streams. */
@Entity('ledger_anchors')
export class LedgerAnchorRow {
  @TextColumn({ length: 10, primary: true })
  day!: string;

  @CountColumn()
  size!: number;

  @TextColumn({ length: 64 })
  root!: string;

  @InstantColumn()
  createdAt!: number;
}
