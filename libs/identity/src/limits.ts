import { DAY, HOUR, MINUTE } from '@yizhan/kernel';

/** So many calls within so many milliseconds. */
export interface Allowance {
  readonly calls: number;
  readonly within: number;
}

/** What of a call is counted together, beside its address. */
export type CountedBy =
  /** The phone, account or number in the call, wherever it comes from. */
  | 'subject'
  /** The same from one address: nobody uses up what belongs to the owner elsewhere. */
  | 'subject-at-address'
  /** Who is signed in. */
  | 'caller';

/** A budget of calls, as data: change it here, server, documents and tests follow. */
export interface Limit {
  /** What everybody behind one address may do together. */
  readonly perAddress: Allowance | null;
  /** The same at an address that is known to be shared, see KNOWN_ADDRESSES. */
  readonly perKnownAddress: Allowance | null;
  readonly per: { readonly by: CountedBy; readonly allowance: Allowance } | null;
  /**
   * A budget of their own for those who are signed in, instead of the others: what strangers do, at
   * their address or in their name, never stops them.
   */
  readonly signedIn?: {
    readonly person: Allowance;
    /** Who does it for others all day, by these roles. */
    readonly staff: Allowance & { readonly roles: readonly string[] };
  };
  /** A refused call costs its address only, not whom it names. */
  readonly refusalIsFree?: boolean;
  /** Counts only calls that give this field. */
  readonly onlyWith?: string;
  /** A call that succeeds is given back to its address: a hall full of honest people isn't shut out. */
  readonly successIsFree: boolean;
  readonly reason: string;
  readonly source: string;
}

const OWASP = 'OWASP Authentication Cheat Sheet; NIST SP 800-63B, 5.2.2';

export const limits = {
  code: {
    perAddress: { calls: 60, within: HOUR },
    perKnownAddress: { calls: 1500, within: HOUR },
    per: null,
    successIsFree: false,
    reason:
      'Whole villages share one mobile gateway; a code that leads to a sign-in is given back to its address, so that only codes nobody used count. The head station seats 180. What one phone is sent is bounded by `codeRules`.',
    source: OWASP,
  },
  login: {
    perAddress: { calls: 120, within: 10 * MINUTE },
    perKnownAddress: { calls: 3000, within: 10 * MINUTE },
    per: { by: 'subject-at-address', allowance: { calls: 10, within: 10 * MINUTE } },
    successIsFree: true,
    reason:
      'Guesses at codes and passwords from one address. Counted by phone or account at that address, never by phone or account alone: otherwise ten wrong tries from anywhere shut its owner out.',
    source: OWASP,
  },
  refresh: {
    perAddress: { calls: 6000, within: 10 * MINUTE },
    perKnownAddress: { calls: 20_000, within: 10 * MINUTE },
    per: { by: 'subject', allowance: { calls: 60, within: 10 * MINUTE } },
    successIsFree: true,
    reason:
      'A refresh token has 256 random bits and is not guessed: the budget stops a client gone wild, by its session, and leaves those who share its address alone.',
    source: 'RFC 9700, 4.14.2',
  },
  lookup: {
    perAddress: { calls: 60, within: 10 * MINUTE },
    perKnownAddress: { calls: 600, within: 10 * MINUTE },
    per: { by: 'subject-at-address', allowance: { calls: 10, within: 10 * MINUTE } },
    successIsFree: true,
    reason:
      'Guesses at the query code of a case. It has 40 random bits, so that guesses from many addresses come to nothing; counted by the number alone, anyone who knows it could keep its reporter out. Looking at one’s own case is no guess.',
    source: OWASP,
  },
  case: {
    perAddress: { calls: 300, within: HOUR },
    perKnownAddress: { calls: 3000, within: HOUR },
    per: { by: 'subject-at-address', allowance: { calls: 10, within: DAY } },
    signedIn: {
      person: { calls: 50, within: DAY },
      staff: { calls: 2000, within: DAY, roles: ['operator', 'station_staff'] },
    },
    refusalIsFree: true,
    successIsFree: false,
    reason:
      'A station’s hall of 80 people behind one address files as it likes; a machine behind one doesn’t. Anyone may leave any phone as contact: it is counted by address, and only where a case was taken, so that nobody stops its owner. A hotline seat takes down some hundred cases a day, and a shift may share one login.',
    source: 'OWASP Automated Threats OAT-017; local',
  },
  digits: {
    perAddress: null,
    perKnownAddress: null,
    per: { by: 'caller', allowance: { calls: 10, within: 10 * MINUTE } },
    onlyWith: 'digits',
    successIsFree: false,
    reason: 'Six digits typed instead of a scanned code: one person may mistype, not try them all.',
    source: 'RFC 4226, 7.3',
  },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof limits;
export type Limits = Readonly<Record<LimitName, Limit>>;

/** A demonstration has one address and few people, who sign in as everyone in turn. */
export const demonstrationLimits: Limits = {
  ...limits,
  code: { ...limits.code, perAddress: { calls: 2000, within: HOUR } },
  login: {
    ...limits.login,
    perAddress: { calls: 2000, within: 10 * MINUTE },
    per: { by: 'subject-at-address', allowance: { calls: 500, within: 10 * MINUTE } },
  },
};

/** What sending codes costs and whom it may pester. */
export interface CodeAllowances {
  readonly perPhone: readonly Allowance[];
  /** From an address where the phone has signed in lately. */
  readonly perPhoneAtAddress: readonly Allowance[];
  /** From an address that is new to the phone, and from all such addresses together. */
  readonly perPhoneAtNewAddress: readonly Allowance[];
  readonly perPhoneFromNewAddresses: readonly Allowance[];
  /** All phones together. */
  readonly all: Allowance;
  /** From which share of `all` on an alarm stands. */
  readonly alarmAt: number;
  readonly reason: string;
  readonly source: string;
}

export const codeAllowances: CodeAllowances = {
  perPhone: [{ calls: 10, within: DAY }],
  perPhoneAtAddress: [
    { calls: 5, within: HOUR },
    { calls: 8, within: DAY },
  ],
  perPhoneAtNewAddress: [{ calls: 3, within: DAY }],
  perPhoneFromNewAddresses: [{ calls: 7, within: DAY }],
  all: { calls: 20_000, within: DAY },
  alarmAt: 0.8,
  reason:
    'Carriers refuse more than 10 messages a day to one phone. Strangers ask from addresses that are new to the phone: two of them leave one message to a third, and all together leave three to where its owner signs in. The sum of all is what a flood over many phones may cost in a day.',
  source:
    'help.aliyun.com/document_detail/2881383.html; cloud.tencent.com/developer/techpedia/1295/8938',
};

/** A demonstration sends no messages, and its few phones are used by everyone who tries it. */
export const demonstrationCodeAllowances: CodeAllowances = {
  ...codeAllowances,
  perPhone: [{ calls: 500, within: HOUR }],
  perPhoneAtAddress: [{ calls: 500, within: HOUR }],
  perPhoneAtNewAddress: [{ calls: 500, within: HOUR }],
  perPhoneFromNewAddresses: [{ calls: 500, within: HOUR }],
};
