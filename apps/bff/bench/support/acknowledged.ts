import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Database, openDatabase } from '@yizhan/storage';
import { entities, migrations } from '../../src/schema';
import { ended } from './faults';

const SOURCE = ['-C', 'source', '-r', '@swc-node/register'];

/** Where the writer writes. */
export type Target = { readonly url: string } | { readonly file: string };

/** Runs the writer, kills it after a random time at work, and gives what it had acknowledged. */
export async function killedWriter(target: Target, atKill?: () => void): Promise<string[]> {
  const child = spawn(process.execPath, [...SOURCE, join(__dirname, 'writer.ts')], {
    env: {
      ...process.env,
      ...('url' in target ? { FAULT_URL: target.url } : { FAULT_FILE: target.file }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const atWork = new Promise<void>((begun, failed) => {
    child.once('exit', () => failed(new Error('the writer ended by itself')));
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      begun();
    });
  });
  await atWork;
  await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 400));
  atKill?.();
  const closed = new Promise((resolve) => child.stdout.once('close', resolve));
  await ended(child, 'SIGKILL');
  await closed;
  // A last line that was cut short was not said.
  return said.split('\n').slice(0, -1);
}

export interface Finding {
  /** Acknowledged, and not there. */
  readonly lost: number;
  /** Of a pair only one half is there. */
  readonly torn: number;
  readonly kept: number;
}

export async function lookAfter(target: Target, acknowledged: readonly string[]): Promise<Finding> {
  const db = await openDatabase({ ...target, entities, migrations });
  try {
    return await find(db, acknowledged);
  } finally {
    await db.close();
  }
}

async function find(db: Database, acknowledged: readonly string[]): Promise<Finding> {
  const marks = await db.query<{ name: string }>(
    "select name from storage_marks where name like 'fault:%'",
  );
  const told = await db.query<{ message_key: string }>(
    "select message_key from outbox_messages where topic = 'fault.written'",
  );
  const written = new Set(marks.map(({ name }) => name.slice('fault:'.length)));
  const messages = new Set(told.map((row) => row.message_key));
  return {
    lost: acknowledged.filter((id) => !written.has(id)).length,
    torn: [...written, ...messages].filter((id) => !written.has(id) || !messages.has(id)).length,
    kept: written.size,
  };
}
