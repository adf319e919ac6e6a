import { err, needFunction, needObject, needWhole, ok, type Result } from '@yizhan/kernel';
import { ledgerErrors } from './errors';
import {
  EMPTY_HEAD,
  type EventDraft,
  type Head,
  type LedgerEvent,
  makeEvent,
  needDraft,
} from './event';

/** Where events live. A store needs no lock: a unique key or compare-and-set on the head is enough. */
export interface LedgerPort {
  /** Where the stream ends now; undefined when it has no events. Must see the newest. */
  head(stream: string): Promise<Head | undefined>;
  /** Writes the event if the stream still ends at `expected`; false, with nothing written, if not. */
  append(stream: string, expected: Head, event: LedgerEvent): Promise<boolean>;
  /** Secure random bytes. */
  random(length: number): Uint8Array;
}

/** Each failed attempt means that another writer succeeded, so 64 writers need at most 64. */
export const APPEND_ATTEMPTS = 100;

/** Appends after whatever the stream's head is then; `ledger.conflict` after too many rivals. */
export async function appendEvent(
  port: LedgerPort,
  draft: EventDraft,
  attempts: number = APPEND_ATTEMPTS,
): Promise<Result<LedgerEvent, typeof ledgerErrors.conflict>> {
  needObject('port', port);
  for (const method of ['head', 'append', 'random'] as const)
    needFunction(`port.${method}`, port[method]);
  needDraft(draft);
  needWhole('attempts', attempts, 1);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const head = (await port.head(draft.stream)) ?? EMPTY_HEAD;
    const event = makeEvent(head, draft, (length) => port.random(length));
    if (await port.append(draft.stream, head, event)) return ok(event);
  }
  return err(ledgerErrors.conflict);
}
