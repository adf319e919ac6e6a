import { type DomainError, err, ok, type Result, raise } from '@yizhan/kernel';
import { type LedgerError, ledgerErrors } from './errors';
import {
  commitmentOf,
  EMPTY_HEAD,
  eventHash,
  type Head,
  type LedgerEvent,
  type PersonalPart,
} from './event';

const EVENT_FIELDS = [
  'at',
  'commitment',
  'content',
  'hash',
  'personal',
  'previous',
  'seq',
  'stream',
  'type',
];

/**
 * Checks a whole stream from its first event. A missing tail can't be seen from the events
 * themselves: give the `expected` head of a receipt, of an anchor, or of the store.
 *
 * @returns the head, or the first fault with `details.seq`
 */
export function verifyStream(
  events: readonly LedgerEvent[],
  expected?: Head,
): Result<Head, DomainError<LedgerError['code']>> {
  const stream = events[0]?.stream;
  let head: Head = EMPTY_HEAD;
  for (const event of events) {
    const fault = event.stream === stream ? faultAfter(head, event) : ledgerErrors.broken_link;
    if (fault) return err(raise(fault, { seq: head.seq + 1 }));
    if (event.seq === expected?.seq && event.hash !== expected.hash)
      return err(raise(ledgerErrors.changed, { seq: event.seq }));
    head = { seq: event.seq, hash: event.hash };
  }
  if (expected && head.seq < expected.seq)
    return err(raise(ledgerErrors.cut_short, { seq: head.seq + 1 }));
  return ok(head);
}

/** What is wrong with `event` as the one after `head`. */
function faultAfter(head: Head, event: LedgerEvent): LedgerError | undefined {
  if (event.seq !== head.seq + 1) return ledgerErrors.gap;
  if (event.previous !== head.hash) return ledgerErrors.broken_link;
  return faultOf(event);
}

/** What is wrong with an event on its own. */
export function faultOf(event: LedgerEvent): LedgerError | undefined {
  // A field with another name would be outside the checks below.
  if (Object.keys(event).some((field) => !EVENT_FIELDS.includes(field)))
    return ledgerErrors.changed;
  if (event.hash !== eventHash(event)) return ledgerErrors.changed;
  const { personal, commitment } = event;
  if (personal === undefined) return undefined;
  return commitment !== undefined &&
    isPersonalPart(personal) &&
    commitment === commitmentOf(personal)
    ? undefined
    : ledgerErrors.personal_changed;
}

function isPersonalPart(part: PersonalPart): boolean {
  return (
    Object.keys(part).sort().join() === 'content,salt' &&
    typeof part.salt === 'string' &&
    part.content !== undefined
  );
}
