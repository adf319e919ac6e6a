import { Controller } from '@nestjs/common';
import { type RequestOf, policiesRoutes as routes } from '@yizhan/contract';
import { type Call, Handles, type SignedCall } from '../../platform/http';
import { FactsService } from './facts.service';
import { PoliciesService } from './policies.service';
import { CalculatorView } from './views/calculator.view';
import { DetailView } from './views/detail.view';

@Controller()
export class PoliciesController {
  constructor(
    private readonly policies: PoliciesService,
    private readonly detailView: DetailView,
    private readonly calculatorView: CalculatorView,
    private readonly facts: FactsService,
  ) {}

  @Handles(routes.list)
  list({ query }: RequestOf<typeof routes.list>, { now }: Call) {
    const { cursor, ...filter } = query;
    return this.policies.list(filter, cursor, now);
  }

  @Handles(routes.detail)
  detail({ params }: RequestOf<typeof routes.detail>, { caller, now }: Call) {
    return this.detailView.of(params.policy, caller, now);
  }

  @Handles(routes.calculator)
  calculator({ query }: RequestOf<typeof routes.calculator>, { caller, now }: Call) {
    return this.calculatorView.open(caller, query.audience, now);
  }

  @Handles(routes.calculate)
  calculate({ body }: RequestOf<typeof routes.calculate>, { caller, now }: Call) {
    return this.calculatorView.calculate(caller, body.audience, body.facts, now);
  }

  @Handles(routes.keepFacts)
  keepFacts({ body }: RequestOf<typeof routes.keepFacts>, { caller, now }: SignedCall) {
    return this.facts.keep(caller.userId, body.audience, body.facts, now);
  }

  @Handles(routes.forgetFacts)
  async forgetFacts({ query }: RequestOf<typeof routes.forgetFacts>, { caller }: SignedCall) {
    await this.facts.forget(caller.userId, query.audience);
    return { done: true as const };
  }
}
