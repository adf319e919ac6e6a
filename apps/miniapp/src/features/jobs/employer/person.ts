import type { PersonOfPosting } from '@yizhan/contract';

/** What the cards and sheets of one person are given. */
export interface PersonProps {
  readonly person: PersonOfPosting;
  readonly byPiece: boolean;
  readonly onChanged: () => Promise<void>;
}
