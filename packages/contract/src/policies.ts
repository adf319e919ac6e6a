import {
  policyErrors as errors,
  policyAudiences,
  policyChecks,
  policyLevels,
  policyStatuses,
  policySubjects,
  versionStates,
} from '@yizhan/policies/vocabulary';
import * as z from 'zod/mini';
import { cursor, done, id, instant, localDate, page, part, text } from './common';
import { defineRoute } from './route';

const audience = z.enum(policyAudiences);
const subject = z.enum(policySubjects);
export const verdict = z.enum(['yes', 'no', 'unknown']);
const period = z.enum(['once', 'month', 'year']);
const factId = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,59}$/));

/** A policy's name in addresses, files and rules: `startup-subsidy`. */
export const policyCode = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{2,59}$/, '代码用小写字母、数字和短横线，3 到 60 位'));

const listOf = (most: number) => z.array(text(1, 500)).check(z.maxLength(most));
const optionalText = (most: number) => z.optional(text(0, most));

/** The text of a version, the same in the API and in an import file. */
export const policyContent = z.object({
  title: text(2, 100),
  issuer: text(1, 100),
  documentNumber: text(1, 100),
  level: z.enum(policyLevels),
  audiences: z.array(audience).check(z.minLength(1, '至少选一类对象'), z.maxLength(2)),
  subjects: z.array(subject).check(z.minLength(1, '至少选一个主题'), z.maxLength(10)),
  validFrom: localDate,
  validUntil: z.nullable(localDate),
  source: text(1, 500),
  check: z.enum(policyChecks),
  summary: text(1, 300),
  headline: text(1, 60),
  text: text(1, 20_000),
  benefits: listOf(20),
  conditions: listOf(30),
  materials: z
    .array(z.object({ name: text(1, 100), note: optionalText(200) }))
    .check(z.maxLength(40)),
  steps: listOf(20),
  timeLimit: text(0, 100),
  windows: z
    .array(
      z.object({
        name: text(1, 100),
        address: optionalText(200),
        phone: optionalText(40),
        hours: optionalText(100),
      }),
    )
    .check(z.maxLength(20)),
});

/** A rule file; its inside is read by the eligibility package, which knows every fault by its place. */
const rule = z.record(z.string().check(z.maxLength(60)), z.unknown());

/** One row of an import file. */
export const policyRow = z.object({
  ...policyContent.shape,
  code: policyCode,
  rule: z.nullable(rule),
});
export type PolicyRow = z.output<typeof policyRow>;

const amount = z.object({
  /** Fen. */
  min: z.int(),
  /** Fen; null when nothing bounds it. */
  max: z.nullable(z.int()),
  exact: z.boolean(),
  period,
  text: z.string(),
});

const policyCard = z.object({
  policyId: id,
  code: policyCode,
  title: z.string(),
  headline: z.string(),
  summary: z.string(),
  level: z.enum(policyLevels),
  audiences: z.array(audience),
  subjects: z.array(subject),
  status: z.enum(policyStatuses),
  validUntil: z.nullable(localDate),
  /** Whether a verdict can be worked out. */
  hasRule: z.boolean(),
});
export type PolicyCard = z.output<typeof policyCard>;

const missingFact = z.object({
  fact: factId,
  label: z.string(),
  /** Null for what only the system or an office can tell. */
  question: z.nullable(z.string()),
});

const policyVerdict = z.object({
  verdict,
  asOf: localDate,
  /** What decided, in words. */
  clauses: z.array(
    z.object({
      verdict,
      text: z.string(),
      article: z.nullable(z.string()),
      known: z.string(),
    }),
  ),
  amount: z.nullable(amount),
  amountNote: z.nullable(z.string()),
  /** The day on which the verdict changes with nothing else changing. */
  flip: z.nullable(z.object({ on: localDate, to: verdict })),
  /** The smallest sets of changes that would turn the verdict. */
  changes: z.array(
    z.object({
      verdict,
      changes: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  missing: z.array(missingFact),
});
export type PolicyVerdict = z.output<typeof policyVerdict>;

const policyDetail = z.object({
  ...policyCard.shape,
  ...policyContent.shape,
  status: z.enum(policyStatuses),
  version: z.int(),
  publishedAt: instant,
  /** The rule as it is evaluated, open to anyone who wants to check it. */
  rule: z.nullable(rule),
  /** My verdict; null when the policy has no rule. */
  mine: part(z.nullable(policyVerdict)),
  versions: part(z.array(z.object({ number: z.int(), publishedAt: instant }))),
});
export type PolicyDetail = z.output<typeof policyDetail>;

const toldValue = z.nullable(z.union([z.boolean(), z.int(), z.string().check(z.maxLength(60))]));
const toldValues = z.record(factId, toldValue);
export type ToldAnswers = z.output<typeof toldValues>;

const calculation = z.object({
  asOf: localDate,
  /** The most certain and the highest first. */
  results: z.array(
    z.object({
      policyId: id,
      code: policyCode,
      title: z.string(),
      headline: z.string(),
      verdict,
      amount: z.nullable(amount),
      missing: z.array(missingFact),
      /** The clause that stands in the way, or is open. */
      deciding: z.nullable(z.string()),
    }),
  ),
  next: z.nullable(z.object({ fact: factId, waiting: z.int() })),
});
export type PolicyCalculation = z.output<typeof calculation>;

const factDefinition = z.object({
  fact: factId,
  label: z.string(),
  question: z.string(),
  help: z.nullable(z.string()),
  kind: z.enum(['boolean', 'integer', 'money', 'months', 'date', 'code', 'division']),
  min: z.nullable(z.int()),
  max: z.nullable(z.int()),
  unit: z.nullable(z.string()),
  values: z.array(z.object({ code: z.string(), label: z.string() })),
});
export type PolicyFactDefinition = z.output<typeof factDefinition>;

const calculator = z.object({
  audience,
  definitions: z.array(factDefinition),
  /** Answers that I asked to be kept. */
  saved: toldValues,
  /** What the system knows of me, in words. */
  held: z.array(z.object({ label: z.string(), value: z.string() })),
  calculation,
});
export type PolicyCalculator = z.output<typeof calculator>;

const finding = z.object({
  severity: z.enum(['fault', 'note']),
  path: z.string(),
  message: z.string(),
});
const ruleReport = z.object({
  findings: z.array(finding),
  examples: z.array(
    z.object({
      name: z.string(),
      passed: z.boolean(),
      expected: z.string(),
      actual: z.string(),
    }),
  ),
});
export type PolicyRuleReport = z.output<typeof ruleReport>;

const deskRow = z.object({
  policyId: id,
  code: policyCode,
  title: z.string(),
  status: z.enum(policyStatuses),
  hasRule: z.boolean(),
  /** Number of the version in force, of the one approved for a day to come, and of the draft. */
  published: z.nullable(z.int()),
  scheduled: z.nullable(z.int()),
  draft: z.nullable(z.int()),
  changedAt: instant,
});
export type PolicyDeskRow = z.output<typeof deskRow>;

const policyVersion = z.object({
  versionId: id,
  policyId: id,
  code: policyCode,
  number: z.int(),
  state: z.enum(versionStates),
  /** Sent back with a change, so that nobody overwrites another's. */
  lock: z.int(),
  content: policyContent,
  rule: z.nullable(rule),
  report: ruleReport,
  /** Whether it is a draft that I may approve: nobody may who wrote of it. */
  mayPublish: z.boolean(),
  /** Whether I write policies at all. */
  mayEdit: z.boolean(),
});
export type PolicyVersionView = z.output<typeof policyVersion>;

const deskPolicy = z.object({
  policyId: id,
  code: policyCode,
  versions: z.array(
    z.object({
      versionId: id,
      number: z.int(),
      state: z.enum(versionStates),
      validFrom: localDate,
      publishedAt: z.nullable(instant),
    }),
  ),
  /** The draft; without one the version approved for a day to come, else the one in force. */
  current: policyVersion,
});
export type PolicyDeskPolicy = z.output<typeof deskPolicy>;

const byPolicy = z.object({ policyId: id });
const byVersion = z.object({ versionId: id });
const officer = ['policy_officer'] as const;
/** Those who may approve what another has written. */
const approver = ['policy_officer', 'administrator'] as const;

export const policiesRoutes = {
  list: defineRoute({
    id: 'policies.list',
    method: 'GET',
    path: '/policies',
    access: 'public',
    summary: 'Policies by words, audience, subject and status; those in force first',
    query: z.object({
      words: z.optional(z.string().check(z.maxLength(60))),
      audience: z.optional(audience),
      subject: z.optional(subject),
      status: z.optional(z.enum(policyStatuses)),
      cursor,
    }),
    response: page(policyCard),
    errors: [],
  }),
  detail: defineRoute({
    id: 'policies.detail',
    method: 'GET',
    path: '/policies/:policy',
    access: 'public',
    summary: 'One policy: text, my verdict with reasons, amount, day of change, materials, windows',
    /** Its code, or its id. */
    params: z.object({ policy: z.string().check(z.maxLength(60)) }),
    response: policyDetail,
    errors: [errors.not_found],
  }),
  calculator: defineRoute({
    id: 'policies.calculator',
    method: 'GET',
    path: '/policy-calculator',
    access: 'public',
    summary: 'Questions, my kept answers, and what all policies say to them',
    query: z.object({ audience }),
    response: calculator,
    errors: [],
  }),
  calculate: defineRoute({
    id: 'policies.calculate',
    method: 'POST',
    path: '/policy-calculator',
    access: 'public',
    summary: 'Evaluate all policies from answers; nothing is stored',
    body: z.object({ audience, facts: toldValues }),
    response: calculation,
    errors: [errors.fact_unfit],
    transaction: 'handler',
  }),
  keepFacts: defineRoute({
    id: 'policies.keepFacts',
    method: 'PUT',
    path: '/policy-calculator/mine',
    access: 'signed-in',
    summary: 'Keep my answers, because I asked for it',
    body: z.object({ audience, facts: toldValues }),
    response: done,
    errors: [errors.fact_unfit],
  }),
  forgetFacts: defineRoute({
    id: 'policies.forgetFacts',
    method: 'DELETE',
    path: '/policy-calculator/mine',
    access: 'signed-in',
    summary: 'Forget my kept answers',
    query: z.object({ audience }),
    response: done,
    errors: [],
  }),
  desk: defineRoute({
    id: 'policies.desk',
    method: 'GET',
    path: '/policy-desk',
    access: approver,
    summary: 'All policies with their versions in force and drafts',
    query: z.object({ cursor }),
    response: page(deskRow),
    errors: [],
  }),
  deskPolicy: defineRoute({
    id: 'policies.deskPolicy',
    method: 'GET',
    path: '/policy-desk/:policyId',
    access: approver,
    summary: 'One policy with its versions and the text and rule to work on',
    params: byPolicy,
    response: deskPolicy,
    errors: [errors.not_found],
  }),
  create: defineRoute({
    id: 'policies.create',
    method: 'POST',
    path: '/policy-desk',
    access: officer,
    summary: 'Write a new policy as a draft',
    body: z.object({ code: policyCode, content: policyContent, rule: z.nullable(rule) }),
    response: policyVersion,
    errors: [errors.code_taken, errors.rule_too_large],
    creates: true,
  }),
  draft: defineRoute({
    id: 'policies.draft',
    method: 'POST',
    path: '/policy-desk/:policyId/versions',
    access: officer,
    summary: 'Begin the next version as a copy of the newest approved',
    params: byPolicy,
    body: z.object({}),
    response: policyVersion,
    errors: [errors.not_found, errors.draft_exists],
    creates: true,
  }),
  edit: defineRoute({
    id: 'policies.edit',
    method: 'PUT',
    path: '/policy-desk/versions/:versionId',
    access: officer,
    summary: 'Change a draft; a rule may be kept with faults, they are told',
    params: byVersion,
    body: z.object({ lock: z.int(), content: policyContent, rule: z.nullable(rule) }),
    response: policyVersion,
    errors: [
      errors.version_not_found,
      errors.version_state,
      errors.version_changed,
      errors.rule_too_large,
    ],
    transaction: 'handler',
  }),
  checkRule: defineRoute({
    id: 'policies.checkRule',
    method: 'POST',
    path: '/policy-desk/rule-checks',
    access: officer,
    summary: 'Check a rule and run its examples without keeping it',
    body: z.object({ rule }),
    response: ruleReport,
    errors: [errors.rule_too_large],
    transaction: 'handler',
  }),
  publish: defineRoute({
    id: 'policies.publish',
    method: 'POST',
    path: '/policy-desk/versions/:versionId/publish',
    access: approver,
    summary:
      'Approve what another wrote: in force at once, or from its first day on; refused while its rule has faults or an example fails',
    params: byVersion,
    body: z.object({ lock: z.int() }),
    response: policyVersion,
    errors: [
      errors.version_not_found,
      errors.version_state,
      errors.version_changed,
      errors.own_version,
      errors.rule_faults,
    ],
    audit: { action: 'policy_published', subject: { kind: 'policy', at: 'params.versionId' } },
    transaction: 'handler',
  }),
} as const;
