export { type AmountRange, amountOf } from './amount';
export { type BatchPlan, planBatch } from './batch';
export { answersOf, cellsOf } from './cells';
export { type Change, type ChangeLimits, type ChangeSet, minimalChanges } from './changes';
export { checkRule, checkRuleInSlices, type Finding, type FindingKind } from './check';
export {
  bestCombination,
  type Candidate,
  type Cap,
  type Combination,
  type Constraints,
  EXACT_UP_TO,
  type Exclusion,
} from './combination';
export { compileRule } from './compile';
export type { CompiledRule, Node } from './compiled';
export { type DayNumber, dayNumber, dayText, yearsBetween } from './days';
export { isElsewhere } from './divisions';
export {
  type EvaluateOptions,
  type Evaluation,
  evaluate,
  evaluateAll,
  type Outcome,
  outcomeOf,
} from './evaluate';
export {
  type ExampleFailure,
  type ExampleResult,
  failedExamples,
  runExamples,
  runExamplesOneByOne,
} from './examples';
export { type Clause, decidingClauses } from './explain';
export {
  type BindOptions,
  bind,
  Catalogue,
  type CodeValue,
  type Fact,
  type FactDefinition,
  type FactLimit,
  type Facts,
  type FactType,
  type FactValue,
  ORIGINS,
  type Origin,
  type Raw,
  rawValue,
  Span,
  type Subject,
  told,
  withValue,
} from './facts';
export type { Fault } from './fault';
export { type Flip, type FlipOptions, HORIZON_DAYS, nextFlip } from './flip';
export { type MissingFact, nextQuestion, rankMissing, withAnswer } from './questions';
export type {
  Amount,
  Compare,
  Condition,
  Example,
  Expr,
  Leaf,
  Measure,
  Parameter,
  Period,
  Rule,
} from './rule';
export { eligibilityErrors, parseRule, ruleFaults } from './shape';
export { sizeOf } from './size';
export { unfitFacts } from './unfit';
export { NO, type Ternary, UNKNOWN, type Verdict, verdictOf, YES } from './verdict';
export { factsOfRule } from './walk';
export { knownValueText, valueText } from './words';
