/** The area's own settings: none of them is law; each law's limit is a clock rule. */
export const caseSettings = {
  /**
   * Calls without an answer after which the reporter counts as out of reach. A further one counts
   * only when it comes on another half-day or day than the one counted before it (cases design).
   */
  unreachable: { tries: 3, apart: ['half_day', 'day'], noon: '12:00' },
  /** A closed case is taken up again at most so often, and within so many days. */
  reopen: { times: 1, withinDays: 30 },
  /** 信访工作条例 35 and 36: review and re-review are asked for within 30 days. */
  review: { withinDays: 30, article: '信访工作条例第三十五条、第三十六条' },
  /** The reporter presses at most once a working day. */
  pressPerWorkingDay: 1,
  queryCodeLength: 8,
  /**
   * What a phone computes before a case without a login: about 2^bits hashes, a second at most on a
   * cheap phone. A puzzle holds so long and serves once.
   */
  puzzle: { bits: 14, lifeMinutes: 10 },
  /** Days that a reminder gives the employer before the worker is asked whether to complain. */
  wageReminder: { days: 3 },
  /**
   * How many people must share a day, a sum or hours before it may be named to those reported in a
   * confidential case (个人信息保护法 4, 73: what can't be led back to one person).
   */
  crowd: { people: 3, article: '信访工作条例第三十条；个人信息保护法第七十三条' },
} as const;
