import { foldPhone } from '@yizhan/identity/vocabulary';
import { defineErrors } from '@yizhan/kernel';
import * as z from 'zod/mini';

/** Refusals that every route may answer; they aren't repeated at the routes. */
export const requestErrors = defineErrors('request', {
  invalid: { kind: 'invalid', message: '填写的内容有误，请检查标出的地方' },
  malformed: { kind: 'invalid', message: '请求的格式无法识别' },
  too_large: { kind: 'too_large', message: '内容太大，请删减后再提交' },
  not_found: { kind: 'not_found', message: '没有找到您要的内容' },
  unauthenticated: { kind: 'unauthenticated', message: '请先登录' },
  token_expired: { kind: 'unauthenticated', message: '登录已过期，请重新登录' },
  forbidden: { kind: 'forbidden', message: '您没有权限进行这项操作' },
  limited: { kind: 'limited', message: '操作太频繁，请稍后再试' },
  idempotency_key_missing: { kind: 'invalid', message: '缺少防重复提交的编号，请刷新后再试' },
  busy: { kind: 'unavailable', message: '系统正忙，请稍后再试' },
  outcome_unknown: {
    kind: 'unavailable',
    message: '网络断了一下，刚才的操作可能已经成功。请先刷新看看，没有的话再做一次',
  },
  storage_full: { kind: 'unavailable', message: '系统暂时存不下新内容，请稍后再试' },
  internal: { kind: 'unavailable', message: '系统出了点问题，请稍后再试' },
});

/** A ULID. */
export const id = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, '编号的格式不对'));
/** ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true });
/** Years that a date may lie in: beyond them a day's text no longer sorts as the day does (ISO 8601, 4.1.2.4). */
export const dateYears = { first: 1900, last: 2199 } as const;
/** `YYYY-MM-DD` within {@link dateYears}. */
export const localDate = z.iso.date().check(
  z.refine((day) => {
    const year = Number(day.slice(0, 4));
    return year >= dateYears.first && year <= dateYears.last;
  }, `日期要在 ${dateYears.first} 年到 ${dateYears.last} 年之间`),
);
/** `HH:mm`. */
export const localTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请按 时:分 填写'));
/** Money in fen. */
export const fen = z.int().check(z.minimum(0), z.maximum(1_000_000_000));
export const latitude = z.number().check(z.minimum(-90), z.maximum(90));
export const longitude = z.number().check(z.minimum(-180), z.maximum(180));
/** A mainland mobile number, however it is written; the handler gets its eleven digits. */
export const mobile = z
  .string()
  .check(
    z.maxLength(40, '请填写 11 位手机号'),
    z.overwrite(foldPhone),
    z.regex(/^1[3-9]\d{9}$/, '请填写 11 位手机号'),
  );

/** Half of a character, which no storage keeps. */
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
/** Marks that turn the direction of what follows, or have no width; joiners stay, emoji need them. */
const UNSEEN = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
/** What shows nothing when it stands alone. */
const BLANK = /[\s\u00AD\u115F\u1160\u200B-\u200F\u2800\u3164]/g;

/**
 * Text of a person: without unseen marks, trimmed, of so many characters. Refused with NUL or half
 * characters; one that is required shows something.
 */
export function text(min: number, max: number) {
  return z.string().check(
    z.refine(
      (words) => !words.includes('\0') && !HALF.test(words),
      '有无法保存的字符，请删掉后重新输入',
    ),
    z.overwrite((words) => words.replace(UNSEEN, '')),
    z.trim(),
    z.minLength(min, min === 1 ? '请填写' : `至少 ${min} 个字`),
    z.maxLength(max, `最多 ${max} 个字`),
    z.refine((words) => min === 0 || words.replace(BLANK, '') !== '', '请填写'),
  );
}

/** One page of a list; `next` is the cursor of the following page, null at the end. */
export function page<S extends z.ZodMiniType>(item: S) {
  return z.object({ items: z.array(item), next: z.nullable(z.string()) });
}

export const cursor = z.optional(z.string().check(z.maxLength(200)));

/** A part of a screen that may fail alone while the rest stands. */
export function part<S extends z.ZodMiniType>(value: S) {
  return z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), reason: z.string() }),
  ]);
}

export type Part<T> = { ok: true; value: T } | { ok: false; reason: string };

/** RFC 9457, with a stable code. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** A sentence for the person. */
  detail: z.string(),
  requestId: z.string(),
  /** Which field is wrong and why. */
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  details: z.optional(z.record(z.string(), z.unknown())),
});

export type Problem = z.output<typeof problem>;

export const done = z.object({ done: z.literal(true) });
