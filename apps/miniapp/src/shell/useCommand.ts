import {
  type CallResult,
  type ClientCall,
  type Failure,
  isUncertain,
  needsSignIn,
} from '@yizhan/client';
import type { ResponseOf, Route } from '@yizhan/contract';
import { useCallback, useRef, useState } from 'react';
import { randomKey } from '../platform/randomKey';
import { storage } from '../platform/storage';
import { client } from './client';
import { type DoneIntent, isJustDone, noteDone } from './intents';
import { goSignIn } from './navigation';
import { printOf } from './print';
import { toast } from './toast';

export interface CommandOptions<R extends Route> {
  /** Names the submission on the phone, so that it is sent once even if the app is closed between. */
  readonly draft?: string;
  /** The screen goes away when it is done: nothing is sent from it after that. */
  readonly once?: boolean;
  /** Said when it is done. */
  readonly success?: string;
  /** A promise keeps the command pending until it settles, e.g. until the screen shows what was done. */
  readonly onDone?: (value: ResponseOf<R>) => unknown;
  /** Refusals that the screen shows itself; return true for no toast. */
  readonly onRefused?: (failure: Failure) => boolean | undefined;
}

export interface Command<R extends Route> {
  /**
   * Sends it. One intent is sent once: a second tap while it is under way, or right after it was done
   * with the same content, is ignored (null).
   */
  readonly run: (call: ClientCall<R>) => Promise<CallResult<ResponseOf<R>> | null>;
  readonly pending: boolean;
  readonly failure: Failure | null;
  /** What the server says of a field, by its path in the body, e.g. `wage.amount`. */
  readonly fieldError: (path: string) => string | undefined;
}

interface Submission {
  readonly key: string;
  /** A print of the call it stands for: another content is another submission. */
  readonly content: string;
}

const PREFIX = 'submission:';
/** Waits before sending the same submission again by itself, in ms. */
const PAUSES = [1_000, 3_000];

/** A change the person makes: sent once, said plainly when it fails, never lost to a bad network. */
export function useCommand<R extends Route>(route: R, options: CommandOptions<R> = {}): Command<R> {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const busy = useRef(false);
  const held = useRef<Submission | null>(null);
  const latest = useRef(options);
  latest.current = options;

  const done = useRef<DoneIntent | null>(null);

  const settle = useCallback(
    async (result: CallResult<ResponseOf<R>>, call: ClientCall<R>, again: () => void) => {
      if (!result.ok) {
        setFailure(result.error);
        tellRefusal(result.error, latest.current, again);
        return;
      }
      done.current = noteDone(JSON.stringify(call));
      if (latest.current.success) toast(latest.current.success, 'good');
      await latest.current.onDone?.(result.value);
    },
    [],
  );

  const run = useCallback(
    async (call: ClientCall<R>) => {
      if (busy.current || (latest.current.once && done.current)) return null;
      if (isJustDone(done.current, JSON.stringify(call))) return null;
      busy.current = true;
      setPending(true);
      setFailure(null);
      const submission = route.creates
        ? submissionOf(call, held.current, latest.current.draft)
        : null;
      held.current = submission;
      try {
        const result = await sendPatiently(route, withKey(call, submission));
        // After a definite answer the next try is a new submission: a repeat would get the old answer.
        if (result.ok || !isUncertain(result.error)) {
          held.current = null;
          forgetSubmission(latest.current.draft);
        }
        await settle(result, call, () => void run(call));
        return result;
      } finally {
        busy.current = false;
        setPending(false);
      }
    },
    [route, settle],
  );

  const fieldError = useCallback(
    (path: string) => failure?.errors?.find((one) => one.path === `body.${path}`)?.message,
    [failure],
  );
  return { run, pending, failure, fieldError };
}

function submissionOf(call: object, held: Submission | null, draft?: string): Submission {
  // Only a print lies on the phone: the call may hold what nobody else is to read.
  const content = printOf(JSON.stringify(call));
  const known = held ?? (draft ? storage.read<Submission>(PREFIX + draft) : null);
  if (known?.content === content) return known;
  const submission = { key: randomKey(), content };
  if (draft) storage.write(PREFIX + draft, submission);
  return submission;
}

function forgetSubmission(draft?: string): void {
  if (draft) storage.remove(PREFIX + draft);
}

function withKey<R extends Route>(call: ClientCall<R>, one: Submission | null): ClientCall<R> {
  return one ? { ...call, idempotencyKey: one.key } : call;
}

/** Sends again by itself when the network dropped and a repeat can do no harm. */
async function sendPatiently<R extends Route>(
  route: R,
  call: ClientCall<R>,
): Promise<CallResult<ResponseOf<R>>> {
  const harmless = route.creates === true || route.method === 'PUT' || route.method === 'DELETE';
  let result = await client.call(route, call);
  for (const pause of harmless ? PAUSES : []) {
    if (result.ok || result.error.code !== 'network') break;
    await new Promise((resolve) => setTimeout(resolve, pause));
    result = await client.call(route, call);
  }
  return result;
}

function tellRefusal<R extends Route>(
  failure: Failure,
  options: CommandOptions<R>,
  again: () => void,
): void {
  if (options.onRefused?.(failure)) return;
  if (needsSignIn(failure)) toast('请先登录', 'bad', { label: '去登录', run: goSignIn });
  else if (isUncertain(failure)) toast(failure.detail, 'bad', { label: '重试', run: again });
  else toast(failure.detail, 'bad');
}
