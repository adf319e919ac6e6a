import { Injectable } from '@nestjs/common';
import type { PolicyCalculation, PolicyCalculator, PolicyFactDefinition } from '@yizhan/contract';
import {
  bind,
  decidingClauses,
  type Facts,
  knownValueText,
  type Outcome,
} from '@yizhan/eligibility';
import type { Caller } from '@yizhan/identity/vocabulary';
import { err, type Instant, type LocalDate, localDate, ok } from '@yizhan/kernel';
import {
  amountShown,
  calculate,
  factsFor,
  isInForce,
  mergeFacts,
  missingShown,
  type PolicyAudience,
  policyCatalogue,
  type ToldValues,
  toldFacts,
} from '@yizhan/policies';
import { FactsService } from '../facts.service';
import { Library, type PublishedPolicy } from '../library.service';
import { questionOf } from './shown';

/** The calculator: every policy with a rule, asked about one person. */
@Injectable()
export class CalculatorView {
  constructor(
    private readonly library: Library,
    private readonly facts: FactsService,
  ) {}

  /** The screen's beginning: the questions, my kept answers, and what they come to. */
  async open(
    caller: Caller | null,
    audience: PolicyAudience,
    now: Instant,
  ): Promise<PolicyCalculator> {
    const saved = caller ? await this.facts.kept(caller.userId, audience) : {};
    const held = caller ? await this.facts.held(caller.userId, audience, now) : {};
    const known = caller ? await this.facts.factsOf(caller.userId, audience, now) : {};
    return {
      audience,
      definitions: factsFor(audience)
        .map(questionOf)
        .filter((question): question is PolicyFactDefinition => question !== undefined),
      saved: answersOf(saved),
      held: heldInWords(held, localDate(now)),
      calculation: await this.calculation(audience, known, now),
    };
  }

  /** What the answers come to, together with what the system holds of the caller. */
  async calculate(
    caller: Caller | null,
    audience: PolicyAudience,
    answers: ToldValues,
    now: Instant,
  ) {
    const told = toldFacts(audience, answers, localDate(now));
    if (!told.ok) return err(told.error);
    const held = caller ? await this.facts.held(caller.userId, audience, now) : {};
    return ok(await this.calculation(audience, mergeFacts(told.value, held), now));
  }

  private async calculation(
    audience: PolicyAudience,
    facts: Facts,
    now: Instant,
  ): Promise<PolicyCalculation> {
    const today = localDate(now);
    const policies = new Map<string, PublishedPolicy>();
    for (const policy of await this.library.all()) {
      const { content, compiled } = policy;
      const open = isInForce(content, today) && content.audiences.includes(audience);
      if (open && compiled) policies.set(compiled.rule.id, policy);
    }
    const rules = [...policies.values()].flatMap(({ compiled }) => (compiled ? [compiled] : []));
    const { outcomes, next } = calculate(rules, facts, today);
    const results = outcomes.flatMap((outcome) => {
      const policy = policies.get(outcome.rule);
      return policy ? [resultOf(policy, outcome, facts, today)].flat() : [];
    });
    return { asOf: today, results, next };
  }
}

function resultOf(policy: PublishedPolicy, outcome: Outcome, facts: Facts, today: LocalDate) {
  const { policyId, code, content, compiled } = policy;
  if (!compiled) return [];
  const [clause] = decidingClauses(compiled, bind(policyCatalogue, facts, today));
  return [
    {
      policyId,
      code,
      title: content.title,
      headline: content.headline,
      verdict: outcome.verdict,
      amount: amountShown(compiled, outcome.amount, outcome.missing),
      missing: missingShown(outcome.missing),
      deciding: outcome.verdict === 'yes' ? null : (clause?.text ?? null),
    },
  ];
}

/** Only what is asked is ever kept; days of events are never answers. */
function answersOf(values: ToldValues): PolicyCalculator['saved'] {
  const answers: PolicyCalculator['saved'] = {};
  for (const [fact, value] of Object.entries(values))
    if (!Array.isArray(value)) answers[fact] = value as PolicyCalculator['saved'][string];
  return answers;
}

function heldInWords(held: Facts, today: LocalDate) {
  const subject = bind(policyCatalogue, held, today);
  return Object.keys(held).map((fact) => ({
    label: policyCatalogue.definition(fact).label,
    value: knownValueText(fact, subject, policyCatalogue),
  }));
}
