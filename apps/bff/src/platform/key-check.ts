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
 * first start. Of DATA_SECRET the hash of every key lies there under which something may still be
 * sealed; each must be at hand, as the present one or among the former. Throws ConfigError naming each
 * that differs. TOKEN_SECRET isn't asked: another one only signs everybody out.
 */
export async function checkKeys(database: Database, secrets: Secrets, now: Instant): Promise<void> {
  const marks = new Marks(database);
  const { data, signing, formerData = [] } = secrets;
  const atHand = {
    DATA_SECRET: [data, ...formerData].map(printOf),
    SIGNING_SECRET: [printOf(signing)],
  };
  const faults: string[] = [];
  const wanted = new Map<string, string>();
  for (const name of ['DATA_SECRET', 'SIGNING_SECRET'] as const) {
    const known = (await marks.get(keyMark(name)))?.value;
    const differs = known
      ? !known.split(' ').every((print) => atHand[name].includes(print))
      : name === 'DATA_SECRET' && !(await opensWhatIsThere(database, secrets));
    if (differs) faults.push(`${name}: this database was made with another one; ${losses[name]}`);
    const [present = ''] = atHand[name];
    const prints = known ? [...new Set([present, ...known.split(' ')])] : atHand[name];
    if (prints.join(' ') !== known) wanted.set(keyMark(name), prints.join(' '));
  }
  if (faults.length > 0)
    throw new ConfigError(
      `${faults.join('\n')}\nput back what was there (secrets.json, or the environment; a former DATA_SECRET in DATA_SECRET_PREVIOUS)`,
    );
  for (const [name, prints] of wanted) await marks.set(name, prints, now);
}

/** Everything is sealed under the present DATA_SECRET: former ones are demanded no more. */
export async function forgetFormerKeys(
  database: Database,
  secrets: Secrets,
  now: Instant,
): Promise<void> {
  await new Marks(database).set(keyMark('DATA_SECRET'), printOf(secrets.data), now);
}

function keyMark(name: keyof typeof losses): string {
  return `key:${name}`;
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
