import { routes } from '@yizhan/contract';
import { solve } from '@yizhan/proof-of-work';
import { client, toast } from '../../shell';

export interface Proof {
  readonly challenge: string;
  readonly answer: string;
}

const pause = (): Promise<void> => new Promise((go) => setTimeout(go));

/** Does the little work that is asked of whoever isn't signed in; null when there is no network. */
export async function proveWork(): Promise<Proof | null> {
  const puzzle = await client.call(routes.cases.puzzle, {});
  if (!puzzle.ok) {
    toast(puzzle.error.detail, 'bad');
    return null;
  }
  const { challenge, bits } = puzzle.value;
  return { challenge, answer: await solve({ challenge, bits }, { pause }) };
}
