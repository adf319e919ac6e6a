import { amountsIn, digitsOf, fold, joined, type Letter, lettersOf } from './folding';
import { nameSpellings, surnameOf } from './names';
import type { ReporterIdentity } from './reporter';

/** What in a text lets its reader know the reporter. */
export type Telling = 'name' | 'phone' | 'code' | 'number' | 'id_number' | 'record';

export const tellingLabels: Readonly<Record<Telling, string>> = {
  name: '姓名',
  phone: '电话',
  code: '查询码',
  number: '诉求编号',
  id_number: '身份证号',
  record: '只有诉求人才对得上的记录',
};

/** One such place: characters `start` up to `end` of the text (UTF-16), as they stand there. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly telling: Telling;
}

/** All that is known of a reporter and could slip into a text; sealed elsewhere, compared here. */
export interface Tracks {
  /** Names and phones by which the reporter is known: those given with the case, and the account's. */
  readonly people: readonly ReporterIdentity[];
  /** Query codes and case numbers, also of cases that joined. */
  readonly codes?: readonly string[] | undefined;
  readonly numbers?: readonly string[] | undefined;
  /** Any mobile number tells: where nobody knows whose the reporter's is. */
  readonly anyMobile?: boolean | undefined;
  /** What the linked record shows and few others share: sums, hours, days, each as it may be written. */
  readonly record?: readonly string[] | undefined;
}

/**
 * Every place where a text tells of the reporter, in order and without overlap. What stands between
 * letters, width, traditional characters and the ways to write a digit make no difference; the last
 * four digits tell together with the surname or when they are called a tail. (信访工作条例 30, 46;
 * 个人信息保护法 25)
 */
export function marksIn(text: string, tracks: Tracks): Mark[] {
  const folded = fold(text);
  const read = digitsOf(folded);
  const amounts = tracks.record?.length ? amountsIn(text) : [];
  const found = [
    ...tracks.people.flatMap(({ name, phone }) => [
      ...placesOf(folded, nameSpellings(name), 'name'),
      ...phonePlaces(folded, read, name, phone),
    ]),
    ...placesOf(folded, tracks.codes ?? [], 'code'),
    ...placesOf(read, tracks.codes ?? [], 'code'),
    ...placesOf(read, tracks.numbers ?? [], 'number'),
    ...(tracks.anyMobile ? mobiles(read) : []),
    ...idNumbers(read),
    ...recordPlaces(amounts, tracks.record ?? []),
  ];
  return apart(found).map(({ start, end, telling }) => ({
    start,
    end,
    telling,
    words: text.slice(start, end),
  }));
}

/** A text with these people's names and phones starred: 我是郝**，电话139****0003. */
export function starred(text: string, people: readonly ReporterIdentity[]): string {
  let shown = text;
  for (const { start, end, telling, words } of marksIn(text, { people }).reverse())
    shown = shown.slice(0, start) + starsFor(telling, words, people) + shown.slice(end);
  return shown;
}

/** The sentence for whoever wrote it: what must go, as it stands in the text. */
export function marksInWords(marks: readonly Mark[]): string {
  const words = [...new Set(marks.map((mark) => `“${mark.words}”`))].join('');
  const kinds = [...new Set(marks.map(({ telling }) => tellingLabels[telling]))].join('、');
  return `这段话会让对方认出诉求人（${kinds}）：${words}。请改掉后再发。`;
}

function starsFor(telling: Telling, words: string, people: readonly ReporterIdentity[]): string {
  if (telling === 'name') return starsForName(words, people);
  if (telling !== 'phone') return '****';
  const digits = joined(digitsOf(fold(words))).replace(/\D/g, '');
  return digits.length === 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : '****';
}

/** The surname stays; what says no more than that (姓郝, 老郝) stays as it is. */
function starsForName(words: string, people: readonly ReporterIdentity[]): string {
  const folded = joined(fold(words));
  const names = people.flatMap(({ name }) => (name === null ? [] : [lettersOf(name)]));
  const own = names.find((name) => folded.startsWith(surnameOf(name)));
  if (own) return `${surnameOf(own)}**`;
  const isGiven = names.some((name) => name.slice(surnameOf(name).length).join('') === folded);
  return isGiven ? '**' : words;
}

type Place = Pick<Mark, 'start' | 'end' | 'telling'>;

/** Where one of the spellings stands. */
function placesOf(
  folded: readonly Letter[],
  spellings: readonly string[],
  telling: Telling,
): Place[] {
  return spellings.flatMap((spelling) => {
    const wanted = lettersOf(spelling);
    if (wanted.length < 2) return [];
    return startsOf(folded, wanted).map((at) => placeAt(folded, at, wanted.length, telling));
  });
}

/** Sums, hours and days, not as a part of a longer number. */
function recordPlaces(amounts: readonly Letter[], spellings: readonly string[]): Place[] {
  return spellings.flatMap((spelling) => {
    const wanted = amountsIn(spelling).map(({ letter }) => letter);
    return startsOf(amounts, wanted)
      .filter((at) => standsAlone(amounts, at, wanted.length))
      .map((at) => placeAt(amounts, at, wanted.length, 'record'));
  });
}

/** Any mobile number of the mainland, whoever it belongs to. */
function mobiles(read: readonly Letter[]): Place[] {
  return read.flatMap((_, at) =>
    /^1[3-9]\d{9}$/.test(joined(read, at, at + MOBILE)) && standsAlone(read, at, MOBILE)
      ? [placeAt(read, at, MOBILE, 'phone')]
      : [],
  );
}

function startsOf(folded: readonly Letter[], wanted: readonly string[]): number[] {
  const starts: number[] = [];
  for (let index = 0; index + wanted.length <= folded.length; index++)
    if (wanted.every((letter, offset) => folded[index + offset]?.letter === letter))
      starts.push(index);
  return starts;
}

function placeAt(folded: readonly Letter[], index: number, size: number, telling: Telling): Place {
  const start = folded[index]?.start ?? 0;
  return { start, end: folded[index + size - 1]?.end ?? start, telling };
}

function standsAlone(folded: readonly Letter[], index: number, size: number): boolean {
  const isDigit = (one: Letter | undefined) => /\d/.test(one?.letter ?? '');
  const before = isDigit(folded[index]) && isDigit(folded[index - 1]);
  const after = isDigit(folded[index + size - 1]) && isDigit(folded[index + size]);
  return !before && !after;
}

const MOBILE = 11;
const TAIL = 4;
/** How near a surname and a tail must stand to tell of one person, in letters. */
const NEAR = 12;

function phonePlaces(
  folded: readonly Letter[],
  read: readonly Letter[],
  name: string | null,
  phone: string | null,
): Place[] {
  const digits = lettersOf(phone ?? '').filter((letter) => /\d/.test(letter));
  if (digits.length < 7) return [];
  const whole = startsOf(read, digits).map((at) => placeAt(read, at, digits.length, 'phone'));
  const tail = digits.slice(-TAIL);
  const surname = surnameOf(lettersOf(name ?? ''));
  const tails = startsOf(read, tail)
    .filter((at) => isTail(folded, read, at, { start: digits.slice(0, 3).join(''), surname }))
    .map((at) => placeAt(read, at, TAIL, 'phone'));
  return [...whole, ...tails];
}

const TAIL_WORDS = /(尾号|尾数|结尾|末尾|尾|[后末][四4]位数?)(数字|号码|数)?[是为]?$/u;

/** Called a tail, behind the phone's beginning (139****0003), or beside the surname. */
function isTail(
  folded: readonly Letter[],
  read: readonly Letter[],
  at: number,
  phone: { readonly start: string; readonly surname: string },
): boolean {
  const before = joined(folded, at - NEAR, at);
  const after = joined(folded, at + TAIL, at + TAIL + NEAR);
  if (TAIL_WORDS.test(before)) return true;
  // Stars are gone already; some write letters instead.
  if (
    joined(read, at - NEAR, at)
      .replace(/[X某]+$/u, '')
      .endsWith(phone.start)
  )
    return true;
  return phone.surname !== '' && (before + after).includes(phone.surname);
}

const ID_LENGTH = 18;
/** GB 11643: weights of the first seventeen digits, and what their sum gives. */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

/** Any identity number: it has no place in a letter to the other side, whoever it belongs to. */
function idNumbers(folded: readonly Letter[]): Place[] {
  const places: Place[] = [];
  for (let at = 0; at + ID_LENGTH <= folded.length; at++)
    if (isIdNumber(joined(folded, at, at + ID_LENGTH)))
      places.push(placeAt(folded, at, ID_LENGTH, 'id_number'));
  return places;
}

function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return ID_CHECKS[sum % 11] === text[ID_LENGTH - 1];
}

/** In order; of two that overlap the longer one. */
function apart(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  const size = ({ start, end }: Place) => end - start;
  for (const place of [...places].sort((a, b) => size(b) - size(a)))
    if (kept.every(({ start, end }) => place.end <= start || place.start >= end)) kept.push(place);
  return kept.sort((a, b) => a.start - b.start);
}
