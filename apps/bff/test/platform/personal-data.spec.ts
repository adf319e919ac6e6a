import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { PersonalData } from '../../src/platform/personal-data';

const make = () =>
  new PersonalData({
    secrets: { token: randomBytes(32), data: randomBytes(32), signing: randomBytes(32) },
  });

describe('personal data', () => {
  const data = make();

  it('opens what it sealed, and seals nothing twice alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [one, other] = [data.seal(text), data.seal(text)];
        expect(data.open(one)).toBe(text);
        expect(one).not.toBe(other);
      }),
    );
  });

  it('notices any flipped bit', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, at) => {
        const bytes = Buffer.from(data.seal(text), 'base64url');
        const bit = at % (bytes.length * 8);
        const index = Math.floor(bit / 8);
        bytes.writeUInt8((bytes[index] ?? 0) ^ (1 << (bit % 8)), index);
        expect(() => data.open(bytes.toString('base64url'))).toThrow();
      }),
    );
  });

  it('is closed to another key, and its index is too', () => {
    const other = make();
    expect(() => other.open(data.seal('13900001234'))).toThrow();
    expect(data.blindIndex('13900001234')).toBe(data.blindIndex('13900001234'));
    expect(other.blindIndex('13900001234')).not.toBe(data.blindIndex('13900001234'));
  });
});
