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
  /** What the linked record shows and few others share: sums, hours, days, each as it may be written. */
  readonly record?: readonly string[] | undefined;
}

/**
 * Every place where a text tells of the reporter, in order and without overlap. Spaces, dashes, full
 * width and Chinese numerals make no difference; the last four digits tell together with the surname
 * or when they are called a tail. (信访工作条例 30, 46; 个人信息保护法 25)
 */
export function marksIn(text: string, tracks: Tracks): Mark[] {
  const folded = fold(text);
  const found = [
    ...tracks.people.flatMap(({ name, phone }) => [
      ...placesOf(folded, nameSpellings(name), 'name'),
      ...phonePlaces(folded, name, phone),
    ]),
    ...placesOf(folded, tracks.codes ?? [], 'code'),
    ...placesOf(folded, tracks.numbers ?? [], 'number'),
    ...idNumbers(folded),
    ...placesOf(folded, tracks.record ?? [], 'record', true),
  ];
  return apart(found).map(({ start, end, telling }) => ({
    start,
    end,
    telling,
    words: text.slice(start, end),
  }));
}

/** A text with the reporter's own name and phone starred: 我是郝**，电话139****0003. */
export function starred(text: string, people: readonly ReporterIdentity[]): string {
  let shown = text;
  for (const { start, end, telling, words } of marksIn(text, { people }).reverse())
    shown = shown.slice(0, start) + starsFor(telling, words) + shown.slice(end);
  return shown;
}

/** The sentence for whoever wrote it: what must go, as it stands in the text. */
export function marksInWords(marks: readonly Mark[]): string {
  const words = [...new Set(marks.map((mark) => `“${mark.words}”`))].join('');
  const kinds = [...new Set(marks.map(({ telling }) => tellingLabels[telling]))].join('、');
  return `这段话会让对方认出诉求人（${kinds}）：${words}。请改掉后再发。`;
}

function starsFor(telling: Telling, words: string): string {
  if (telling === 'name') return `${Array.from(words)[0] ?? ''}**`;
  if (telling !== 'phone') return '****';
  const digits = fold(words)
    .map(({ letter }) => letter)
    .join('')
    .replace(/\D/g, '');
  return digits.length === 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : '****';
}

interface Letter {
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

type Place = Pick<Mark, 'start' | 'end' | 'telling'>;

/** What people put between letters and digits, and what only looks empty. */
const BETWEEN = /[\s\p{Cf}\-‐-―－_.．·•・,，、()（）*＊+]/u;
const numerals: Readonly<Record<string, string>> = {
  ...{ 〇: '0', 零: '0', 一: '1', 幺: '1', 二: '2', 三: '3', 四: '4' },
  ...{ 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' },
};

/** Letters as they are compared, each with its place in the text; what stands between them is gone. */
function fold(text: string): Letter[] {
  const letters: Letter[] = [];
  let at = 0;
  for (const one of text) {
    const end = at + one.length;
    if (!BETWEEN.test(one))
      for (const letter of one.normalize('NFKC').toUpperCase())
        letters.push({ letter, start: at, end });
    at = end;
  }
  return letters;
}

function lettersOf(text: string): string[] {
  return fold(text).map(({ letter }) => letter);
}

/** Where one of the spellings stands. @param whole not as a part of a longer number */
function placesOf(
  folded: readonly Letter[],
  spellings: readonly string[],
  telling: Telling,
  whole = false,
): Place[] {
  return spellings.flatMap((spelling) => {
    const wanted = lettersOf(spelling);
    if (wanted.length < 2) return [];
    return startsOf(folded, wanted)
      .filter((index) => !whole || standsAlone(folded, index, wanted.length))
      .map((index) => placeAt(folded, index, wanted.length, telling));
  });
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

const titles = ['某', '女士', '先生', '师傅', '大姐', '大哥', '小姐', '阿姨'];

/** The name, and the surname with what people are called by. */
function nameSpellings(name: string | null): string[] {
  const letters = lettersOf(name ?? '');
  if (letters.length < 2) return [];
  const [surname = ''] = letters;
  const isChinese = letters.length <= 4 && /^\p{Script=Han}+$/u.test(letters.join(''));
  return isChinese
    ? [letters.join(''), ...titles.map((title) => surname + title)]
    : [letters.join('')];
}

const TAIL = 4;
/** How near a surname and a tail must stand to tell of one person, in letters. */
const NEAR = 12;

function phonePlaces(
  folded: readonly Letter[],
  name: string | null,
  phone: string | null,
): Place[] {
  const digits = lettersOf(phone ?? '').filter((letter) => /\d/.test(letter));
  if (digits.length < 7) return [];
  const read = folded.map((one) => ({ ...one, letter: numerals[one.letter] ?? one.letter }));
  const whole = startsOf(read, digits).map((at) => placeAt(read, at, digits.length, 'phone'));
  const tail = digits.slice(-TAIL);
  const surname = lettersOf(name ?? '')[0];
  const tails = startsOf(read, tail)
    .filter((at) => isTail(folded, at, digits, surname))
    .map((at) => placeAt(read, at, TAIL, 'phone'));
  return [...whole, ...tails];
}

/** Called a tail, behind the phone's beginning (139****0003), or beside the surname. */
function isTail(
  folded: readonly Letter[],
  at: number,
  digits: readonly string[],
  surname: string | undefined,
): boolean {
  const before = lettersAround(folded, at - NEAR, at);
  const after = lettersAround(folded, at + TAIL, at + TAIL + NEAR);
  if (/(尾号|后四位|末四位|后4位)[是为:：]?$/.test(before)) return true;
  if (before.endsWith(digits.slice(0, 3).join(''))) return true;
  return surname !== undefined && (before.includes(surname) || after.includes(surname));
}

function lettersAround(folded: readonly Letter[], from: number, to: number): string {
  return folded
    .slice(Math.max(0, from), Math.max(0, to))
    .map(({ letter }) => letter)
    .join('');
}

const ID_LENGTH = 18;
/** GB 11643: weights of the first seventeen digits, and what their sum gives. */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

/** Any identity number: it has no place in a letter to the other side, whoever it belongs to. */
function idNumbers(folded: readonly Letter[]): Place[] {
  const places: Place[] = [];
  for (let at = 0; at + ID_LENGTH <= folded.length; at++)
    if (isIdNumber(lettersAround(folded, at, at + ID_LENGTH)))
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
