import fc from 'fast-check';
import type { JsonSchema } from './schema';

const DIGITS = '0123456789';

/** Strings of a length, a pattern or a format. */
export function strings(schema: JsonSchema): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = Infinity, pattern, format } = schema;
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength;
  const known = format ? FORMATS[format] : undefined;
  if (known) {
    const expression = pattern ? new RegExp(pattern, 'u') : undefined;
    return known.filter((text) => expression?.test(text) ?? true);
  }
  if (pattern) return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' }).filter(fits);
  return words(minLength, Math.min(maxLength, minLength + 24));
}

/** Text as people of this country write it, which no trimming shortens. */
function words(minLength: number, maxLength: number): fc.Arbitrary<string> {
  const character = fc.constantFrom(...'搬运工清洁木工东门驿站李王abcXYZ0123456789-');
  return fc.string({ unit: character, minLength, maxLength });
}

function digits(length: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...DIGITS), minLength: length, maxLength: length });
}

const YEARS = { min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z') };

const instants = fc.date({ ...YEARS, noInvalidDate: true }).map((date) => date.toISOString());
const hosts = digits(6).map((name) => `h${name}.example`);

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: instants.map((text) => text.slice(0, 10)),
  time: instants.map((text) => text.slice(11, 19)),
  'date-time': instants.map((text) => text.replace('Z', '+08:00')),
  email: hosts.map((host) => `person@${host}`),
  uri: hosts.map((host) => `https://${host}/path?q=1`),
  url: hosts.map((host) => `https://${host}/path?q=1`),
  hostname: hosts,
  uuid: fc.uuid({ version: 4 }),
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6(),
};
