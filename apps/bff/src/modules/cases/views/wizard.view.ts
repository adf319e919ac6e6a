import { Injectable } from '@nestjs/common';
import { categoryTree, divisions } from '@yizhan/cases';
import type { CaseWizard } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { type Instant, ok, type Result } from '@yizhan/kernel';
import { PeopleService } from '../../identity/people.service';
import { type WageError, WageLink } from '../wage-link';

/** All that the wizard needs, with what is known already filled in. */
@Injectable()
export class WizardView {
  constructor(
    private readonly people: PeopleService,
    private readonly wages: WageLink,
  ) {}

  async show(
    caller: Caller | null,
    wageId: string | undefined,
    now: Instant,
  ): Promise<Result<CaseWizard, WageError>> {
    const prefill = await this.wages.prefill(caller, wageId, now);
    if (!prefill.ok) return prefill;
    return ok({
      categories: categoryTree.map(({ code, name, categories }) => ({
        code,
        name,
        categories: categories.map(({ code, name, hint = null }) => ({ code, name, hint })),
      })),
      divisions: divisions.map(({ code, name }) => ({ code, name })),
      contact: caller ? await this.people.contact(caller.userId) : null,
      prefill: prefill.value,
    });
  }
}
