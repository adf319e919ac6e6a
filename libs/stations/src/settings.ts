import { HOUR, MINUTE } from '@yizhan/kernel';

/** What a place may set for checking in; the defaults below are the city's. */
export interface CheckInSettings {
  /** Check-in opens so long before the shift starts. */
  readonly opensBeforeMs: number;
  /** Check-in is taken until so long before the shift ends. */
  readonly lastBeforeEndMs: number;
  /** Check-out is taken until so long after the shift ends. */
  readonly outUntilAfterMs: number;
  /** A check-out so soon after the check-in is asked again: most scan the wrong screen. */
  readonly leftAtOnceMs: number;
  /** A claim that a phone held without network is put to staff up to this age. */
  readonly heldForMs: number;
  /** A claim that the staff haven't settled after so long counts by itself. */
  readonly claimForMs: number;
  /** How old a position may be. */
  readonly positionFreshMs: number;
}

/** The city's own setting, no rule of law: a station opens two hours before the usual first shift. */
export const CHECK_IN_SETTINGS: CheckInSettings = {
  opensBeforeMs: 2 * HOUR,
  lastBeforeEndMs: 0,
  outUntilAfterMs: 6 * HOUR,
  leftAtOnceMs: 10 * MINUTE,
  heldForMs: 24 * HOUR,
  claimForMs: 24 * HOUR,
  positionFreshMs: 2 * MINUTE,
};
