/** What a finding leads to: the posting can't go out, or a person looks at it first. */
export type Consequence = 'refuse' | 'review';

export type CheckId =
  | 'wage_minimum'
  | 'settlement_too_long'
  | 'deposit'
  | 'wage_withheld'
  | 'agency_fee'
  | 'document_seizure'
  | 'sex'
  | 'age'
  | 'ethnicity'
  | 'health'
  | 'origin'
  | 'false_promise'
  | 'fraud'
  | 'not_verified'
  | 'red_card'
  | 'yellow_card'
  | 'open_wage_case'
  | 'upheld_cases'
  | 'late_wages'
  | 'overdue_wages'
  | 'silent_hours'
  | 'new_employer';

/** One check as data: what it looks for, what follows, and the article it rests on. */
export interface Check {
  readonly id: CheckId;
  readonly label: string;
  /** A sentence for the employer: what is wrong and what to do. */
  readonly advice: string;
  readonly consequence: Consequence;
  readonly source: string;
  readonly article?: string;
  readonly local?: true;
}

/** A check of words: patterns over plain text (see `plainText`). */
export interface WordCheck extends Check {
  readonly patterns: readonly string[];
  /** Words before a hit that turn its sense, e.g. 不收 before 押金. */
  readonly unlessAfter?: string;
  /** Words behind a hit that turn its sense, e.g. 女 behind 男工. */
  readonly unlessBefore?: string;
}

export type WordCheckId =
  | 'deposit'
  | 'wage_withheld'
  | 'agency_fee'
  | 'document_seizure'
  | 'sex'
  | 'age'
  | 'ethnicity'
  | 'health'
  | 'origin'
  | 'false_promise'
  | 'fraud';
