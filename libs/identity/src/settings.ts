import { DAY, HOUR, MINUTE, SECOND } from '@yizhan/kernel';

/** Limits of signing in, as data: change them here, tests and screens follow. */
export const identitySettings = {
  accessTokenLife: 15 * MINUTE,
  refreshTokenLife: 30 * DAY,
  /**
   * A refresh token used again within this time is a second tab or a lost answer on a bad network, not
   * a theft: it gets the same successor once more. Shorter than an access token lives, so that the
   * successor is not yet used up by then (RFC 9700, 4.14.2).
   */
  refreshGrace: 10 * MINUTE,
  /**
   * An access token is held against its session at each call; what was read is believed so long, and
   * of so many sessions. It is also the time in which the end of a session by another process is seen.
   */
  sessionCheck: { believedFor: 3 * SECOND, kept: 20_000 },
  /**
   * A session just opened through one node of the database may not be seen on another: its token is
   * believed for so long without a row.
   */
  sessionSettles: 10 * SECOND,
  code: {
    digits: 6,
    life: 5 * MINUTE,
    resendAfter: MINUTE,
    /** Asked for again from the same address within this time, it is one tap: the first answer holds. */
    sameTap: 2 * SECOND,
    /** Tries from the address that asked for the code. */
    attempts: 5,
    /** Tries from all other addresses together: they can't use up those of the one who asked. */
    strangerAttempts: 5,
  },
  /** A code of an authenticator app beside the password (RFC 6238, 5.2; NIST SP 800-63B, 5.1.4). */
  secondFactor: {
    issuer: '荆州零工驿站',
    digits: 6,
    /** Seconds. */
    period: 30,
    /** Steps before and after now that are taken: clocks of phones drift. */
    window: 1,
    secretBytes: 20,
    recoveryCodes: 8,
    /** Whoever holds one of these may do nothing else before, where the installation requires it. */
    requiredFor: ['administrator', 'supervisor', 'policy_officer'],
  },
  password: {
    minLength: 10,
    /** Different characters. */
    leastDifferent: 5,
    /** What everyone here thinks of first; beside these a password needs so many more letters. */
    namesOfProduct: ['驿站', '零工', '荆州', 'yizhan', 'linggong', 'jingzhou'],
    lettersBeside: 4,
    throttle: {
      /** Wrong tries for one account from one address before a wait. */
      free: 5,
      /** The first wait; it doubles with each further wrong try. */
      firstWait: 30 * SECOND,
      longestWait: 15 * MINUTE,
      /** The longest where the account has been signed in to from this address before. */
      longestWaitWhereKnown: MINUTE,
      /** After this time without a wrong try the count begins anew. */
      forgottenAfter: DAY,
      /** Wrong tries for one account from all strange addresses, in an hour, before they all wait. */
      fromStrangers: { calls: 100, within: HOUR },
      /** An address is known for so long after a sign-in. */
      knownFor: 90 * DAY,
      source: 'OWASP Authentication Cheat Sheet, Account Lockout; NIST SP 800-63B, 5.2.2',
    },
  },
} as const;
