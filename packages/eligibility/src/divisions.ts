import { needText } from '@yizhan/kernel';
import type { Raw } from './facts';

/** Digits of a province, city, county, town and village (GB/T 2260 and the statistics bureau). */
const DIVISION_LEVELS = [2, 4, 6, 9, 12];

/** The part of a division's code that its subdivisions share. @example '421000' → '4210' */
export function divisionPrefix(code: string): string {
  const length = DIVISION_LEVELS.find((level) => /^0*$/.test(code.slice(level)));
  return code.slice(0, length ?? code.length);
}

/** Any place, within a division or anywhere, that nobody names: a code that no place has. */
export function elsewhereIn(prefix: string): string {
  const length = prefix.length < 6 ? 6 : prefix.length + 3;
  return `${prefix}990000`.slice(0, length);
}

export function isElsewhere(code: string): boolean {
  needText('code', code);
  return (
    DIVISION_LEVELS.some(
      (level) => level < code.length && code === elsewhereIn(code.slice(0, level)),
    ) || code === elsewhereIn('')
  );
}

/** The same places apart from each other: a city of which a county is named stands for the rest of it. */
export function apart(places: readonly string[]): readonly string[] {
  const prefixes = places.map(divisionPrefix);
  return places.map((code, index) => {
    const own = prefixes[index] as string;
    const holds = prefixes.some((other) => other !== own && other.startsWith(own));
    return holds ? elsewhereIn(own) : code;
  });
}

/** Of the places a rule names and elsewhere, those left for someone of whom the city is known. */
export function placesWithin(places: readonly string[], known: Raw): readonly string[] {
  if (typeof known !== 'string') return places;
  const own = divisionPrefix(known);
  const inside = places.filter((code) => divisionPrefix(code).startsWith(own));
  return [...inside.filter((code) => divisionPrefix(code) !== own), elsewhereIn(own)];
}
