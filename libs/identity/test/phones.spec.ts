import fc from 'fast-check';
import { foldPhone, isMobile, typedPhone } from '../src';

const written = [
  '13900000001',
  '+86 139 0000 0001',
  '139 0000 0001',
  '139-0000-0001',
  '8613900000001',
  '１３９０００００００１',
  '+8613900000001',
  '＋８６ １３９ ００００ ０００１',
  '008613900000001',
  '0086-139-0000-0001',
  '(+86) 139 0000 0001',
  '86 139 0000 0001',
  '\u202d139 0000 0001\u202c',
  '139\u00a00000\u20110001',
];

describe('a phone number', () => {
  it.each(written)('%s means 13900000001', (text) => {
    expect(foldPhone(text)).toBe('13900000001');
    expect(typedPhone(text)).toBe('13900000001');
    expect(isMobile(foldPhone(text))).toBe(true);
  });

  it.each(['', '1390000000', '139000000012', '12900000001', '+1 139 0000 0001', '139a0000001'])(
    '%s is none',
    (text) => expect(isMobile(foldPhone(text))).toBe(false),
  );

  it('stays as it is once it is folded', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = foldPhone(`13900000001${text}`.slice(0, 11));
        expect(foldPhone(once)).toBe(once);
      }),
    );
  });
});

describe('typing one', () => {
  it.each(['13900000001', '+8613900000001', '8613900000001', '008613900000001'])(
    'digit by digit, %s ends as eleven digits',
    (text) => {
      const held = Array.from(text).reduce((field, sign) => typedPhone(field + sign), '');
      expect(held).toBe('13900000001');
    },
  );

  it('takes no twelfth digit', () => expect(typedPhone('139000000012')).toBe('13900000001'));
});
