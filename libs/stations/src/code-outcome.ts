import { type DomainError, raise } from '@yizhan/kernel';
import { type CodeError, codeErrors } from '@yizhan/rotating-code';
import { type StationErrorOf, stationErrors } from './vocabulary';

/** What a code's fault is called at a station. */
export type CodeRefusal = DomainError<
  StationErrorOf<'bad_code' | 'forged_code' | 'expired_code' | 'wrong_digits' | 'code_used'>
>;

const WORDS: Readonly<Record<CodeError['code'], CodeRefusal>> = {
  [codeErrors.malformed.code]: stationErrors.bad_code,
  [codeErrors.unknown_key.code]: stationErrors.bad_code,
  [codeErrors.forged.code]: stationErrors.forged_code,
  [codeErrors.expired.code]: stationErrors.expired_code,
  [codeErrors.not_yet.code]: stationErrors.expired_code,
  [codeErrors.revoked.code]: stationErrors.expired_code,
  [codeErrors.wrong_digits.code]: stationErrors.wrong_digits,
  [codeErrors.replayed.code]: stationErrors.code_used,
};

/** A code's fault in the words of a station. */
export function codeRefusal(error: DomainError<CodeError['code']>): CodeRefusal {
  return raise(WORDS[error.code], error.details);
}
