import type { Instant } from '@yizhan/kernel';
import { type Database, Marks } from '@yizhan/storage';
import { indexKeyOf, PersonalData } from './personal-data';
import type { Secrets } from './secrets';

/** Where the key of the blind index lies, sealed. */
export const INDEX_KEY = 'key:index';

/**
 * The key of the blind index. It does not change with DATA_SECRET: the indexes of phones, query codes
 * and audit subjects can't all be worked out anew, for not everything they stand for is kept. So it is
 * made from the first DATA_SECRET of a database and lies in it, sealed under the present one. Whoever
 * had the first secret can still recompute indexes from guesses, and nothing else.
 */
export async function keptIndexKey(
  database: Database,
  secrets: Secrets,
  now: Instant,
): Promise<Buffer> {
  const personalData = new PersonalData({ secrets });
  const first = secrets.formerData?.at(-1) ?? secrets.data;
  const made = personalData.seal(indexKeyOf(first).toString('base64url'));
  const { value } = await new Marks(database).keep(INDEX_KEY, made, now);
  return Buffer.from(personalData.open(value), 'base64url');
}
