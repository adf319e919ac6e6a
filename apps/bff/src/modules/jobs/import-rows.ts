import type { Caller } from '@yizhan/identity/vocabulary';
import type { Occupation } from '@yizhan/jobs';
import type { EmployerKind, PickMode, Settlement, WageUnit } from '@yizhan/jobs/vocabulary';
import type { Instant, LocalDate } from '@yizhan/kernel';

/** One employer of a file, read and checked cell by cell. */
export interface EmployerImportRow {
  readonly code: string;
  readonly kind: EmployerKind;
  readonly name: string;
  readonly creditCode: string | null;
  readonly contact: string;
  readonly phone: string;
  readonly divisionCode: string;
  readonly address: string;
  readonly verified: boolean;
}

/** One posting of a file: the same work at the same hours on each of its days. */
export interface PostingImportRow {
  readonly code: string;
  readonly employerCode: string;
  readonly occupation: Pick<Occupation, 'code'>;
  readonly title: string;
  readonly description: string;
  readonly requirements: string;
  readonly benefits: string;
  readonly insurance: string;
  readonly wageFen: number;
  readonly unit: WageUnit;
  readonly settlement: Settlement;
  readonly headcount: number;
  readonly date: readonly LocalDate[];
  readonly from: string;
  readonly to: string;
  readonly breakMinutes: number;
  readonly stationCode: string | null;
  readonly divisionCode: string;
  readonly address: string;
  readonly lat: number;
  readonly lng: number;
  readonly contact: string;
  readonly phone: string;
  readonly selection: PickMode;
}

/** What only this area can tell is wrong with a row; `row` counts from 1. */
export interface ImportRowFault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

export type JobsImportOutcome =
  | {
      readonly ok: true;
      readonly created: number;
      /** Rows whose code was there before; they are left as they are. */
      readonly unchanged: number;
    }
  | { readonly ok: false; readonly faults: readonly ImportRowFault[] };

export interface ImportOptions {
  readonly now: Instant;
  /** Marked as sample data on every screen. */
  readonly sample: boolean;
  /** Only looks: nothing is written. */
  readonly preview?: boolean;
  /** Whose stations bound the rows; an operator of the machine is bounded by none. */
  readonly caller?: Caller | undefined;
}
