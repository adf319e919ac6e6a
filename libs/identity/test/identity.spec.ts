import { HOUR } from '@yizhan/kernel';
import fc from 'fast-check';
import { decideRefresh, hasRole, identitySettings, maskName, maskPhone, scopesOf } from '../src';

const now = 1_800_000_000_000;
const session = { expiresAt: now + HOUR, revokedAt: null, rotatedAt: now };

describe('a refresh token', () => {
  const { refreshGrace } = identitySettings;

  it.each([
    ['the current one', session, 'current', now, 'rotate'],
    ['the previous one, at once', session, 'previous', now + refreshGrace - 1, 'repeat'],
    ['the previous one, later', session, 'previous', now + refreshGrace, 'revoke'],
    ['an unknown one', session, 'unknown', now, 'revoke'],
    ['after its time', session, 'current', now + HOUR, 'refuse'],
    ['of an ended session', { ...session, revokedAt: now }, 'current', now, 'refuse'],
  ] as const)('%s', (_, state, use, at, decision) => {
    expect(decideRefresh(state, use, at)).toBe(decision);
  });
});

describe('masking', () => {
  it('does what the README says', () => {
    expect(maskPhone('13900001234')).toBe('139****1234');
    expect(maskName('王小明')).toBe('王**');
    expect(maskName('')).toBe('');
  });

  it('never shows a name beyond its first letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        expect(
          Array.from(maskName(name))
            .slice(1)
            .every((letter) => letter === '*'),
        ).toBe(true);
      }),
    );
  });
});

describe('roles', () => {
  const caller = {
    userId: 'u',
    sessionId: 's',
    grants: [
      { role: 'worker', scopeId: null },
      { role: 'station_staff', scopeId: 'st1' },
      { role: 'station_staff', scopeId: 'st2' },
    ],
  } as const;

  it('are held within scopes', () => {
    expect(hasRole(caller, 'worker')).toBe(true);
    expect(hasRole(caller, 'handler')).toBe(false);
    expect(scopesOf(caller, 'station_staff')).toEqual(['st1', 'st2']);
    expect(scopesOf(caller, 'worker')).toEqual([]);
  });
});
