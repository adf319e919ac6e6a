/** What was done last by one command. */
export interface DoneIntent {
  readonly content: string;
  /** Which of all that was done on this phone it was. */
  readonly turn: number;
  /** Over after a moment: the same content is then meant anew. */
  over: boolean;
}

/** How long a tap still belongs to the one before it, ms: two taps of one thumb, not two decisions. */
const ONE_TAP = 2_000;

let turns = 0;

/** Notes that an intent was done; `content` tells it from others of the same command. */
export function noteDone(content: string): DoneIntent {
  turns += 1;
  const done: DoneIntent = { content, turn: turns, over: false };
  setTimeout(() => {
    done.over = true;
  }, ONE_TAP);
  return done;
}

/**
 * Whether this is the same tap once more: the server would refuse it, and the person would read a
 * red line about what went well. Whatever else was done since makes it a new intent.
 */
export function isJustDone(done: DoneIntent | null, content: string): boolean {
  return done !== null && !done.over && done.turn === turns && done.content === content;
}
