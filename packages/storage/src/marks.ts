import type { Instant } from '@yizhan/kernel';
import { Entity } from 'typeorm';
import { InstantColumn, TextColumn } from './columns';
import type { Database } from './database';
import { isUniqueViolation } from './errors';

/** A small fact about the database itself: by which key it is sealed, when it was last written. */
@Entity('storage_marks')
export class StorageMark {
  @TextColumn({ length: 64, primary: true }) name!: string;
  @TextColumn() value!: string;
  @InstantColumn() updatedAt!: number;
}

export interface Mark {
  readonly value: string;
  readonly updatedAt: Instant;
}

/** Small facts by name. */
export class Marks {
  constructor(private readonly database: Database) {}

  async get(name: string): Promise<Mark | undefined> {
    const [row] = await this.database.query<{ value: string; updated_at: number | string }>(
      'select value, updated_at from storage_marks where name = ?',
      [name],
    );
    return row && { value: row.value, updatedAt: Number(row.updated_at) };
  }

  /** Writes it, whether or not it was there. */
  async set(name: string, value: string, now: Instant): Promise<void> {
    const { affected } = await this.database.execute(
      'update storage_marks set value = ?, updated_at = ? where name = ?',
      [value, now, name],
    );
    if (affected === 0) await this.setFirst(name, value, now);
  }

  /** Writes it unless it is there; gives what holds now. */
  async keep(name: string, value: string, now: Instant): Promise<Mark> {
    const known = await this.get(name);
    if (known) return known;
    await this.setFirst(name, value, now);
    return (await this.get(name)) ?? { value, updatedAt: now };
  }

  async remove(name: string): Promise<void> {
    await this.database.execute('delete from storage_marks where name = ?', [name]);
  }

  /** Takes away what begins with `prefix` and was last written before `before`. */
  async removeOld(prefix: string, before: Instant): Promise<void> {
    await this.database.execute('delete from storage_marks where name like ? and updated_at < ?', [
      `${prefix}%`,
      before,
    ]);
  }

  private async setFirst(name: string, value: string, now: Instant): Promise<void> {
    try {
      await this.database.execute(
        'insert into storage_marks (name, value, updated_at) values (?, ?, ?)',
        [name, value, now],
      );
    } catch (error) {
      // Another process was first.
      if (!isUniqueViolation(error)) throw error;
    }
  }
}
