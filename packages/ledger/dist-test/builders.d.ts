import { type EventDraft, type LedgerEvent } from '../src';
export declare const random: (length: number) => Uint8Array;
export declare const AT: number;
export declare function aDraft(over?: Partial<EventDraft>): EventDraft;
/** A stream of `length` events; every second one with personal content. */
export declare function aStream(length: number, stream?: string): Promise<LedgerEvent[]>;
