import { type DomainError, err, ok, type Result, raise } from '@yizhan/kernel';
import { isHash, isPlainObject } from './canonical';
import { type LedgerError, ledgerErrors } from './errors';
import { commitmentOf, EMPTY_HEAD, eventHash, type Head, type LedgerEvent } from './event';

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

type Verified = Result<Head, DomainError<LedgerError['code']>>;

/**
 * Checks a whole stream from its first event. A missing tail can't be seen from the events
 * themselves: give the `expected` head of a receipt, of an anchor, or of the store.
 *
 * @param events any JSON, e.g. from a file that someone kept
 * @returns the head, or the first fault with `details.seq`
 */
export function verifyStream(events: readonly LedgerEvent[], expected?: Head): Verified {
  return verifyAfter(EMPTY_HEAD, events, expected);
}

/**
 * Checks what came after a head that is already trusted: a phone keeps the head of its last check,
 * and a receipt is led on to a day's anchor. Same faults as `verifyStream`.
 *
 * @param stream the name the events must bear; without it, that of the first of them
 */
export function verifyAfter(
  from: Head,
  events: readonly LedgerEvent[],
  expected?: Head,
  stream?: string,
): Verified {
  if (!Array.isArray(events)) return err(raise(ledgerErrors.changed, { seq: 1 }));
  if (!isHead(from) || (stream !== undefined && typeof stream !== 'string'))
    return err(raise(ledgerErrors.broken_link, { seq: 1 }));
  if (expected !== undefined && !isHead(expected))
    return err(raise(ledgerErrors.other_event, { seq: 1 }));
  let head: Head = { seq: from.seq, hash: from.hash };
  let name = stream;
  for (const event of events as readonly LedgerEvent[]) {
    const fault = faultAfter(head, event, name);
    if (fault) return err(raise(fault, { seq: head.seq + 1 }));
    if (event.seq === expected?.seq && event.hash !== expected.hash)
      return err(raise(ledgerErrors.changed, { seq: event.seq }));
    head = { seq: event.seq, hash: event.hash };
    name = event.stream;
  }
  if (expected && head.seq < expected.seq)
    return err(raise(ledgerErrors.cut_short, { seq: head.seq + 1 }));
  return ok(head);
}

/** What is wrong with `event` as the one after `head`. */
function faultAfter(
  head: Head,
  event: LedgerEvent,
  stream: string | undefined,
): LedgerError | undefined {
  if (!isEvent(event)) return ledgerErrors.changed;
  if (stream !== undefined && event.stream !== stream) return ledgerErrors.broken_link;
  if (event.seq !== head.seq + 1) return ledgerErrors.gap;
  if (event.previous !== head.hash) return ledgerErrors.broken_link;
  return faultOf(event);
}

/** What is wrong with an event on its own. */
export function faultOf(event: LedgerEvent): LedgerError | undefined {
  if (!isEvent(event)) return ledgerErrors.changed;
  if (!isSame(event.hash, () => eventHash(event))) return ledgerErrors.changed;
  const { personal, commitment } = event;
  if (personal === undefined) return undefined;
  return isPersonalPart(personal) && isSame(commitment, () => commitmentOf(personal))
    ? undefined
    : ledgerErrors.personal_changed;
}

/** What has no canonical form (half a surrogate) was never hashed, so it is no match. */
function isSame(hash: string | undefined, compute: () => string): boolean {
  try {
    return hash === compute();
  } catch {
    return false;
  }
}

/** Whatever is checked against, a receipt's or a phone's, may have been anything. */
function isHead(head: unknown): head is Head {
  return isPlainObject(head) && Number.isSafeInteger(head.seq) && isHash(head.hash);
}

function isEvent(event: unknown): event is LedgerEvent {
  return (
    isPlainObject(event) &&
    // A field with another name would be outside of all checks.
    Object.keys(event).every((field) => EVENT_FIELDS.includes(field)) &&
    typeof event.stream === 'string' &&
    Number.isSafeInteger(event.seq) &&
    isHash(event.hash)
  );
}

function isPersonalPart(part: unknown): boolean {
  return (
    isPlainObject(part) &&
    Object.keys(part).sort().join() === 'content,salt' &&
    // Of a fixed length, or it could be shifted against the content.
    isHash(part.salt) &&
    part.content !== undefined
  );
}
