import { dayNumber } from './days';

/** A place in a rule file and what is wrong there, for the person who wrote it. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fault(path: string, message: string): Fault[] {
  return [{ path, message }];
}

/** A fault unless it holds. */
export function expect(holds: boolean, path: string, message: string): Fault[] {
  return holds ? [] : fault(path, message);
}

/** A fault for each key that has no business there. */
export function onlyKeys(json: Json, path: string, keys: readonly string[]): Fault[] {
  return Object.keys(json)
    .filter((key) => !keys.includes(key))
    .flatMap((key) => fault(path ? `${path}.${key}` : key, '多余的内容'));
}

export function expectText(value: unknown, path: string): Fault[] {
  return expect(typeof value === 'string' && value.trim() !== '', path, '不能为空');
}

export function expectDay(value: unknown, path: string): Fault[] {
  const isDay = typeof value === 'string' && !Number.isNaN(dayNumber(value));
  return expect(isDay, path, '应当是日期，写成 2026-01-31 的样子');
}

export function expectCount(value: unknown, path: string, message = '应当是正整数'): Fault[] {
  const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
  return expect(isCount, path, message);
}

/** The faults of what may be left out. */
export function optional(value: unknown, faults: (value: unknown) => Fault[]): Fault[] {
  return value === undefined ? [] : faults(value);
}

/** The faults of a list's items; an empty or missing list is one itself. */
export function eachOf(
  json: unknown,
  path: string,
  faults: (item: unknown, at: string) => Fault[],
): Fault[] {
  if (!Array.isArray(json) || json.length === 0) return fault(path, '应当是不空的列表');
  return json.flatMap((item: unknown, index) => faults(item, `${path}[${index}]`));
}
