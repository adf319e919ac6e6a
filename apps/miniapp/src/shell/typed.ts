import { createContext, useContext, useState } from 'react';
import { holdUnload } from '../platform/leaving';
import { confirm } from './confirm';

/**
 * What is typed into a sheet and not sent yet, by sheet and field. It lies in memory alone: what staff
 * write of other people's cases must not stay in a browser's storage. A reload forgets it, so the browser asks first.
 */
const sheets = new Map<string, Map<string, unknown>>();
holdUnload(() => sheets.size > 0);
/** Sheets whose person has been told once that what is typed stays. */
const told = new Set<string>();

/** The sheet that a field stands in; null outside of one that keeps what is typed. */
export const TypedInto = createContext<string | null>(null);

/**
 * A field of a sheet, as `useState` gives it: what was typed is there again when the sheet was closed
 * by Escape, a tap beside it or the way back, and is opened again.
 *
 * @param field its name within the sheet
 * @param within the sheet, for a component that draws it itself instead of standing in it
 */
export function useTyped<T>(
  field: string,
  empty: T,
  within?: string,
): [value: T, change: (value: T) => void] {
  const around = useContext(TypedInto);
  const sheet = within ?? around;
  const [value, setValue] = useState<T>(() => {
    const kept = sheet === null ? undefined : sheets.get(sheet)?.get(field);
    return kept === undefined ? empty : (kept as T);
  });
  const change = (next: T): void => {
    if (sheet !== null) keepTyped(sheet, field, next === empty ? undefined : next);
    setValue(next);
  };
  return [value, change];
}

function keepTyped(sheet: string, field: string, value: unknown): void {
  const fields = sheets.get(sheet) ?? new Map<string, unknown>();
  if (value === undefined) fields.delete(field);
  else fields.set(field, value);
  if (fields.size > 0) sheets.set(sheet, fields);
  else sheets.delete(sheet);
}

/** Whether a sheet may be closed: asked once for what is typed in it, which is kept either way. */
export async function mayClose(sheet: string): Promise<boolean> {
  if (!sheets.has(sheet) || told.has(sheet)) return true;
  const yes = await confirm({
    title: '还没提交，先关上？',
    text: '写的内容先留着，下次打开接着写；刷新或关闭页面就没有了。',
    yes: '先关上',
    no: '接着写',
  });
  if (yes) told.add(sheet);
  return yes;
}

/** Forgets a sheet's fields, once they were sent. */
export function forgetTyped(sheet: string): void {
  sheets.delete(sheet);
  told.delete(sheet);
}

/** Forgets all of it: it goes with the session. */
export function forgetAllTyped(): void {
  sheets.clear();
  told.clear();
}
