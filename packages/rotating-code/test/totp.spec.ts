import { Secret, TOTP } from 'otpauth';
import { hotp, stepAt, type TotpHash } from '../src';

/** RFC 6238 appendix B: seconds, then the eight digits for SHA-1, SHA-256 and SHA-512. */
const RFC_6238: readonly [number, string, string, string][] = [
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
];

/** RFC 4226 appendix D: the six digits of counters 0 to 9. */
const RFC_4226 = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ');

/** The RFCs' secrets: the ASCII digits 1234567890 repeated to the hash's length. */
const secret = (length: number) => Uint8Array.from({ length }, (_, at) => 48 + ((at + 1) % 10));

describe('one-time digits', () => {
  it.each(RFC_6238)('gives the digits of RFC 6238 appendix B at %d s', (seconds, ...expected) => {
    const step = stepAt(seconds * 1_000, 30_000);
    const hashes: [TotpHash, number][] = [
      ['SHA1', 20],
      ['SHA256', 32],
      ['SHA512', 64],
    ];
    expect(hashes.map(([hash, length]) => hotp(secret(length), step, 8, hash))).toEqual(expected);
  });

  it('gives the digits of RFC 4226 appendix D', () => {
    expect(RFC_4226.map((_, counter) => hotp(secret(20), counter, 6, 'SHA1'))).toEqual(RFC_4226);
  });

  it('agrees with another implementation', () => {
    const bytes = secret(32);
    const other = new TOTP({
      secret: new Secret({ buffer: bytes.slice().buffer }),
      algorithm: 'SHA256',
      digits: 6,
      period: 30,
    });
    for (let at = 0; at < 50; at += 1) {
      const timestamp = 1_795_000_000_000 + at * 7_919_000;
      expect(hotp(bytes, stepAt(timestamp, 30_000), 6)).toBe(other.generate({ timestamp }));
    }
  });
});
