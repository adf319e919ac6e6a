import { Injectable } from '@nestjs/common';
import type { ClockOwner, DeskReceiver } from '@yizhan/cases';
import { PeopleService } from '../identity/people.service';
import type { CaseRecord } from './persistence';
import { RecusalsService } from './recusals.service';

/** Holders of roles of the whole city have no scope. */
const CITY = '';

/** The people behind a desk, without those who must keep away from the case. */
@Injectable()
export class CaseReceivers {
  constructor(
    private readonly people: PeopleService,
    private readonly recusals: RecusalsService,
  ) {}

  /** @param butNot who needn't be told: whoever took the step */
  async of(
    row: Pick<CaseRecord, 'id' | 'leadUnitId' | 'employerId' | 'reporterId'>,
    jointUnitIds: readonly string[],
    to: readonly (DeskReceiver | ClockOwner)[],
    butNot: string | null = null,
  ): Promise<string[]> {
    const found = new Set<string>();
    for (const receiver of to)
      for (const userId of await this.holders(row, jointUnitIds, receiver)) found.add(userId);
    if (butNot) found.delete(butNot);
    return this.recusals.withoutConflicted(row, [...found]);
  }

  private async holders(
    { leadUnitId }: Pick<CaseRecord, 'leadUnitId'>,
    jointUnitIds: readonly string[],
    to: DeskReceiver | ClockOwner,
  ): Promise<string[]> {
    if (to === 'operator' || to === 'supervisor') return this.people.holdersOf(to, CITY);
    if (to === 'joint') {
      const units = jointUnitIds.map((unitId) => this.people.holdersOf('handler', unitId));
      return (await Promise.all(units)).flat();
    }
    return to === 'lead' && leadUnitId ? this.people.holdersOf('handler', leadUnitId) : [];
  }
}
