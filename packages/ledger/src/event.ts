import { bytesToHex } from '@noble/hashes/utils.js';
import {
  type Instant,
  need,
  needFunction,
  needInstant,
  needKeys,
  needObject,
  needText,
  needWhole,
} from '@yizhan/kernel';
import {
  canonical,
  type Hash,
  hashOf,
  hashOfValue,
  isBytes,
  isHash,
  type JsonObject,
  plainJson,
  utf8,
} from './canonical';

/** What a caller wants written down. */
export interface EventDraft {
  /** What the events are about: `case:01K…`, `wage:01K…`. */
  readonly stream: string;
  readonly type: string;
  readonly at: Instant;
  /** Kept for ever: ids, states, sums; nothing personal. */
  readonly content: JsonObject;
  /** Names, phones, words of a person: only a commitment to it enters the chain. */
  readonly personal?: JsonObject | undefined;
}

/** Personal content beside its event. Erasing it leaves the chain whole. */
export interface PersonalPart {
  /** 32 random bytes in hex, so that nobody can guess short content from the commitment. */
  readonly salt: string;
  readonly content: JsonObject;
}

export interface LedgerEvent {
  readonly stream: string;
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly content: JsonObject;
  /** SHA-256 over salt and canonical personal content; stays when the content is erased. */
  readonly commitment?: Hash | undefined;
  /** The hash of the event before; `NO_HASH` for the first. */
  readonly previous: Hash;
  /** Over everything above. */
  readonly hash: Hash;
  /** Not covered by the hash itself but by `commitment`; absent when there is none or it's erased. */
  readonly personal?: PersonalPart | undefined;
}

/** Where a stream ends. */
export interface Head {
  readonly seq: number;
  readonly hash: Hash;
}

export const NO_HASH: Hash = '0'.repeat(64);
/** The head of a stream without events. */
export const EMPTY_HEAD: Head = { seq: 0, hash: NO_HASH };

export const SALT_BYTES = 32;

/**
 * The event that follows `head`. `random` must be secure; it is asked only for personal content.
 * Throws TypeError when a content isn't JSON (`plainJson`).
 */
export function makeEvent(
  head: Head,
  draft: EventDraft,
  random: (length: number) => Uint8Array,
): LedgerEvent {
  needHead('head', head);
  needDraft(draft);
  needFunction('random', random);
  const personal = draft.personal && {
    salt: bytesToHex(saltOf(random)),
    content: plainJson(draft.personal, 'draft.personal'),
  };
  const body = {
    stream: draft.stream,
    seq: head.seq + 1,
    type: draft.type,
    at: draft.at,
    content: plainJson(draft.content, 'draft.content'),
    ...(personal ? { commitment: commitmentOf(personal) } : {}),
    previous: head.hash,
  };
  return { ...body, hash: hashOfValue(body), ...(personal ? { personal } : {}) };
}

export function needHead(field: string, head: Head): void {
  needObject(field, head);
  needWhole(`${field}.seq`, head.seq, 0);
  need(isHash(head.hash), `${field}.hash`, 'must be a hash, 64 hexadecimal digits');
}

export function needDraft(draft: EventDraft): void {
  needKeys('draft', draft, ['stream', 'type', 'at', 'content', 'personal']);
  needText('draft.stream', draft.stream);
  needText('draft.type', draft.type);
  needInstant('draft.at', draft.at);
  needObject('draft.content', draft.content);
  if (draft.personal !== undefined) needObject('draft.personal', draft.personal);
}

function saltOf(random: (length: number) => Uint8Array): Uint8Array {
  const salt = random(SALT_BYTES);
  need(isBytes(salt) && salt.length === SALT_BYTES, 'random', `must give ${SALT_BYTES} bytes`);
  return salt;
}

/** The hash that an event must bear. */
export function eventHash(event: LedgerEvent): Hash {
  needObject('event', event);
  const { hash: _hash, personal: _personal, ...body } = event;
  return hashOfValue(body);
}

/** SHA-256 over the salt's 64 hex digits and the canonical personal content. */
export function commitmentOf(personal: PersonalPart): Hash {
  needObject('personal', personal);
  needText('personal.salt', personal.salt);
  needObject('personal.content', personal.content);
  return hashOf(utf8(personal.salt), utf8(canonical(personal.content)));
}

/** The event with its personal content erased: the chain, receipts and anchors still hold. */
export function redact(event: LedgerEvent): LedgerEvent {
  needObject('event', event);
  const { personal: _personal, ...rest } = event;
  return rest;
}
