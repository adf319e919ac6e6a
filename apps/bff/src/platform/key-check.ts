import { createHmac } from 'node:crypto';
import type { Instant } from '@yizhan/kernel';
import { type Database, Marks } from '@yizhan/storage';
import { ConfigError } from './config-error';
import { PersonalData } from './personal-data';
import type { Secrets } from './secrets';

const losses = {
  DATA_SECRET: 'what it sealed (names, phones, cases) can be opened with that one alone',
  SIGNING_SECRET: 'receipts handed out could no longer be checked, nor codes on the walls',
} as const;

/**
 * Whether the database was made with these secrets: a keyed hash of each lies in it, written by the
 * first start. Throws ConfigError naming each that differs. TOKEN_SECRET isn't asked: another one
 * only signs everybody out.
 */
export async function checkKeys(database: Database, secrets: Secrets, now: Instant): Promise<void> {
  const marks = new Marks(database);
  const given = { DATA_SECRET: secrets.data, SIGNING_SECRET: secrets.signing };
  const faults: string[] = [];
  const unmarked: (keyof typeof given)[] = [];
  for (const name of ['DATA_SECRET', 'SIGNING_SECRET'] as const) {
    const known = await marks.get(`key:${name}`);
    const differs = known
      ? known.value !== printOf(given[name])
      : name === 'DATA_SECRET' && !(await opensWhatIsThere(database, secrets));
    if (differs) faults.push(`${name}: this database was made with another one; ${losses[name]}`);
    else if (!known) unmarked.push(name);
  }
  if (faults.length > 0)
    throw new ConfigError(
      `${faults.join('\n')}\nput back what was there (secrets.json, or the environment)`,
    );
  for (const name of unmarked) await marks.keep(`key:${name}`, printOf(given[name]), now);
}

/** Tells nothing of a random secret of 32 bytes. */
function printOf(secret: Buffer): string {
  return createHmac('sha256', secret).update('yizhan/key-check').digest('base64url').slice(0, 22);
}

/** A database from before the marks: someone's name must open. */
async function opensWhatIsThere(database: Database, secrets: Secrets): Promise<boolean> {
  const [row] = await database.query<{ name_sealed: string }>(
    'select name_sealed from users limit 1',
  );
  if (!row?.name_sealed) return true;
  try {
    new PersonalData({ secrets }).open(row.name_sealed);
    return true;
  } catch {
    return false;
  }
}
