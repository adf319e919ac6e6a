import { Injectable } from '@nestjs/common';
import { type CaseError, caseErrors, rolesDespite, rolesToward } from '@yizhan/cases';
import type { CaseRole } from '@yizhan/cases/vocabulary';
import type { Caller } from '@yizhan/identity/vocabulary';
import { err, ok, type Result, raise } from '@yizhan/kernel';
import { concerned, type LoadedCase } from './case-store';
import { RecusalsService } from './recusals.service';

/** What someone is towards a case, once what keeps them away from it is taken into account. */
@Injectable()
export class CaseAccess {
  constructor(private readonly recusals: RecusalsService) {}

  /**
   * Errors: cases.not_found when it is none of theirs, and for those reported, who mustn't learn that
   * it is there; cases.recused for whoever declared an interest.
   */
  async rolesOf(
    loaded: LoadedCase | null,
    caller: Caller,
  ): Promise<Result<CaseRole[], CaseError<'not_found' | 'recused'>>> {
    const roles = loaded ? rolesToward(concerned(loaded), caller) : [];
    if (!loaded || roles.length === 0) return err(raise(caseErrors.not_found));
    const interest = await this.recusals.conflict(loaded.row, caller);
    const left = rolesDespite(roles, interest);
    if (left.length > 0) return ok(left);
    return err(raise(interest === 'declared' ? caseErrors.recused : caseErrors.not_found));
  }
}
