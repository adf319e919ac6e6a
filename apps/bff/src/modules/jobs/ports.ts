import { Injectable } from '@nestjs/common';

export interface WageCaseCounts {
  readonly open: number;
  readonly settled: number;
  readonly upheld: number;
}

/** A worker's own open case about one wage; its state in words. */
export interface WageCase {
  readonly caseId: string;
  readonly number: string;
  readonly state: string;
}

/** A policy that a hire brings, for the job's page. */
export interface HirePolicy {
  readonly policyId: string;
  readonly title: string;
  readonly side: 'worker' | 'employer';
  readonly note: string;
}

export interface Hire {
  readonly occupationCode: string;
  readonly employerKind: string;
}

/** What the jobs area asks of areas that themselves ask it: bound where the app is put together. */
export interface JobsSurroundings {
  /** Wage cases about an employer. */
  readonly wageCases: (employerId: string) => Promise<WageCaseCounts>;
  /** The open cases that a worker filed about these wages of theirs, by wage. */
  readonly openWageCases: (
    workerId: string,
    wageIds: readonly string[],
  ) => Promise<ReadonlyMap<string, WageCase>>;
  /** Policies that a hire would bring to worker and employer. */
  readonly policiesFor: (hire: Hire) => Promise<readonly HirePolicy[]>;
}

/** Other areas say here what they can tell; what nobody tells counts as none. */
@Injectable()
export class JobsLinks {
  private bound: Partial<JobsSurroundings> = {};

  bind(surroundings: Partial<JobsSurroundings>): void {
    this.bound = { ...this.bound, ...surroundings };
  }

  async wageCases(employerId: string): Promise<WageCaseCounts> {
    return (await this.bound.wageCases?.(employerId)) ?? { open: 0, settled: 0, upheld: 0 };
  }

  async openWageCases(
    workerId: string,
    wageIds: readonly string[],
  ): Promise<ReadonlyMap<string, WageCase>> {
    if (wageIds.length === 0) return new Map();
    return (await this.bound.openWageCases?.(workerId, wageIds)) ?? new Map();
  }

  async policiesFor(hire: Hire): Promise<readonly HirePolicy[]> {
    return (await this.bound.policiesFor?.(hire)) ?? [];
  }
}
