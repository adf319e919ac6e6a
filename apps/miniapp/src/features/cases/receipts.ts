import { useCallback, useState } from 'react';
import { storage } from '../../platform/storage';

/** Number and code of a case that nobody is signed in for; without them it can't be followed. */
export interface KeptReceipt {
  readonly number: string;
  readonly code: string;
  readonly dueDay: string | null;
  /** False until its owner said that it is noted down. */
  readonly noted: boolean;
}

const KEY = 'case-receipts';
/** A family may share a phone; more than this nobody looks through. */
const MOST = 20;

export function keptReceipts(): readonly KeptReceipt[] {
  return storage.read<KeptReceipt[]>(KEY) ?? [];
}

/** Keeps it on this phone until it is forgotten by hand; whether that worked. */
export function keepReceipt(receipt: KeptReceipt): boolean {
  const others = keptReceipts().filter(({ number }) => number !== receipt.number);
  return storage.write(KEY, [receipt, ...others].slice(0, MOST));
}

export function forgetReceipt(number: string): void {
  const left = keptReceipts().filter((one) => one.number !== number);
  if (left.length > 0) storage.write(KEY, left);
  else storage.remove(KEY);
}

/** The receipts of this phone, drawn again when one is forgotten. */
export function useKeptReceipts() {
  const [receipts, setReceipts] = useState(keptReceipts);
  const forget = useCallback((number: string): void => {
    forgetReceipt(number);
    setReceipts(keptReceipts());
  }, []);
  return { receipts, forget };
}

let handed: { readonly number: string; readonly code: string } | null = null;

/** Hands number and code to the look-up page: an address is kept in the history, memory isn't. */
export function handToLookUp(number: string, code: string): void {
  handed = { number, code };
}

/** What was handed over, once. */
export function takeHanded(): { readonly number: string; readonly code: string } | null {
  const given = handed;
  handed = null;
  return given;
}
