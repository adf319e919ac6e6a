import { availableParallelism } from 'node:os';
import { createProgress, type Progress } from '../../first/progress.cjs';
import { readMoment } from '../legs/clock';
import { type FinishedLeg, failed, type Leg, type Outcome, strictly } from '../legs/leg';
import { LEGS } from '../legs/plan';
import { closingLine, table, total, verdict } from '../legs/report';
import { runLegs, select } from '../legs/schedule';
import { stopServices } from '../legs/services';
import { onInterrupt } from '../run/processes';

/** Longest text shown of one problem; the whole is in `var/logs`. */
const SHOWN = 3000;

/** What follows an option, `--only a,b` or `--only=a,b`; nothing when it isn't given. */
function optionValue(option: string, args: string[]): string | undefined {
  const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  if (at < 0) return undefined;
  return args[at]?.slice(option.length + 1) || (args[at + 1] ?? '');
}

/** Names after `--only`, separated by commas; none for the whole run. */
const namesAfterOnly = (args: string[]): string[] =>
  (optionValue('--only', args) ?? '').split(',').filter(Boolean);

const indent = (text: string): string =>
  text
    .slice(0, SHOWN)
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

/** Runs legs and shows them; strict mode turns what was left out into failures. */
class Run {
  private readonly env: Record<string, string> = {};

  constructor(
    private readonly progress: Progress,
    private readonly workers: number,
    private readonly strict: boolean,
    private readonly at: number | undefined,
  ) {}

  readonly perform = async (leg: Leg): Promise<FinishedLeg> => {
    const task = this.progress.start(leg.name);
    const since = Date.now();
    const outcome = await leg
      .run({ env: this.env, workers: this.workers, at: this.at, note: task.note })
      .catch((error: Error) => failed(`${leg.name} broke off\n${error.stack}`));
    const finished = this.finish(leg, outcome, (Date.now() - since) / 1000);
    const { passed, failed: bad, skipped } = finished.outcome;
    const counts = leg.prepares ? '' : ` (${closingLine({ passed, failed: bad, skipped })})`;
    task.end(`${verdict(finished)}${counts}`);
    this.showProblems(finished);
    return finished;
  };

  readonly refuse = (leg: Leg, outcome: Outcome): FinishedLeg => {
    const finished = this.finish(leg, outcome, 0);
    this.progress.print(
      `${leg.name}  ${verdict(finished)}: ${outcome.note ?? outcome.problems[0]}`,
    );
    return finished;
  };

  private finish(leg: Leg, outcome: Outcome, seconds: number): FinishedLeg {
    const counted = this.strict && !leg.prepares ? strictly(outcome) : outcome;
    return { name: leg.name, prepares: leg.prepares, outcome: counted, seconds };
  }

  private showProblems({ outcome }: FinishedLeg): void {
    for (const problem of outcome.problems) this.progress.print(indent(problem));
  }
}

/** The names of all that failed, once more where they are found. */
function failures(legs: FinishedLeg[]): string[] {
  return legs.flatMap((leg) =>
    leg.outcome.problems.map((problem) => `FAILED  ${leg.name}: ${problem.split('\n')[0]}`),
  );
}

/**
 * `npm test [-- --only leg,leg] [--at moment]`. With `--at` the clock of every Jest leg begins at that
 * moment, so that whatever leans on the hour, the weekday or the date shows itself. With `YIZHAN_NO_SKIP=1` a leg or a test that is left out counts as
 * failed. The last line sums up every test and every leg that isn't made of tests.
 */
export async function main(args: string[]): Promise<number> {
  const progress = createProgress();
  const cores = availableParallelism();
  const slots = Math.min(4, Math.max(1, cores));
  const when = optionValue('--at', args);
  const at = when === undefined ? undefined : readMoment(when);
  if (when !== undefined && at === undefined) {
    progress.print(`no moment: ${when}; write it as 2026-12-31T23:50+08:00`);
    return 2;
  }
  const run = new Run(
    progress,
    Math.max(1, Math.floor(cores / slots)),
    process.env.YIZHAN_NO_SKIP === '1',
    at,
  );
  onInterrupt(stopServices);
  const names = namesAfterOnly(args);
  const unknown = names.filter((name) => !LEGS.some((leg) => leg.name === name));
  if (unknown.length > 0) {
    progress.print(
      `no leg ${unknown.join(', ')}; there are ${LEGS.map((leg) => leg.name).join(', ')}`,
    );
    return 2;
  }
  const legs = names.length === 0 ? LEGS : select(LEGS, names);
  const since = Date.now();
  const finished = await runLegs(legs, { slots, ...run }).finally(stopServices);
  progress.close();
  const counts = total(finished);
  const seconds = Math.round((Date.now() - since) / 1000);
  const text = [
    '',
    ...failures(finished),
    '',
    table(finished),
    '',
    `${seconds} s in all`,
    closingLine(counts),
  ];
  process.stdout.write(`${text.join('\n')}\n`);
  return counts.failed === 0 ? 0 : 1;
}
