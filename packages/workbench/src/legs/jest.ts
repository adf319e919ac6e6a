import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TOOLS, VAR } from '../root';
import { runNode } from '../run/processes';
import { clockEnv } from './clock';
import { failed, type Leg, type LegContext, type Outcome } from './leg';

/** The part of Jest's JSON report that is read. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numTotalTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] | null }[];
  }[];
}

/** What one start of Jest runs. */
export interface JestRun {
  name: string;
  /** Each a `displayName` in jest.config.ts. */
  projects: string[];
  env?: Record<string, string>;
  /** Only spec files whose path fits. */
  files?: string;
}

/** One Jest project on one engine. */
export interface JestLeg extends Omit<JestRun, 'projects'> {
  /** `displayName` in jest.config.ts. */
  project: string;
  after?: string[];
  needs?: string[];
  alone?: boolean;
}

const MINUTE = 60_000;

/** Longest a leg may take: a run that hangs has failed. */
const LIMIT = 20 * MINUTE;

/** How long Jest may go on after its report: what stays open then was left open by a test. */
const LINGER = 20_000;

/** Escape sequences that colour a terminal. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** Frames of a stack inside the tools say nothing about our tests. */
const FOREIGN_FRAME = /\n\s+at .*node_modules.*/g;

/** One text for each failed test or file that could not run. */
function problemsOf(report: JestReport): string[] {
  return report.testResults.flatMap((file) => {
    const tests = file.assertionResults.filter((test) => test.status === 'failed');
    if (file.status === 'failed' && tests.length === 0) return [`${file.name}\n${file.message}`];
    return tests.map(
      (test) => `${test.fullName}\n${file.name}\n${(test.failureMessages ?? []).join('\n')}`,
    );
  });
}

/**
 * Reads Jest's report. A file that couldn't run counts as one failed test, and a project without a
 * single test has failed: it would pass by being lost.
 */
export function readReport(report: JestReport, code: number): Outcome {
  if (report.numTotalTests === 0 && report.numRuntimeErrorTestSuites === 0) {
    return failed('no tests found');
  }
  const problems = problemsOf(report).map((text) =>
    text.replace(COLOUR, '').replace(FOREIGN_FRAME, ''),
  );
  const bad = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const outcome: Outcome = {
    passed: report.numPassedTests,
    failed: bad,
    skipped: report.numPendingTests + report.numTodoTests,
    problems,
  };
  if (code === 0 || bad > 0) return outcome;
  const why =
    code === 124 ? 'did not end: a test left something open' : `ended with status ${code}`;
  return { ...outcome, failed: 1, problems: [...problems, why] };
}

/** Counts finished spec files in what Jest prints. */
function countFiles(note: (text: string) => void): (text: string) => void {
  let files = 0;
  return (text) => {
    files += text
      .split('\n')
      .filter((line) => /^\s*(PASS|FAIL)\s/.test(line.replace(COLOUR, ''))).length;
    note(`${files} files`);
  };
}

/** Runs Jest projects and reads the report. */
export async function runJest(leg: JestRun, context: LegContext): Promise<Outcome> {
  const reportFile = join(VAR, 'test', `${leg.name}.json`);
  mkdirSync(dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  let reportedAt: number | undefined;
  const lingers = () => {
    if (reportedAt === undefined && existsSync(reportFile)) reportedAt = Date.now();
    return reportedAt !== undefined && Date.now() - reportedAt > LINGER;
  };
  const args = [
    '--selectProjects',
    ...leg.projects,
    '--json',
    `--outputFile=${reportFile}`,
    '--ci',
  ];
  if (leg.files) args.push('--testPathPatterns', leg.files);
  const { code, output } = await runNode([TOOLS.jest, ...args, `--maxWorkers=${context.workers}`], {
    env: { ...context.env, ...leg.env, ...clockEnv(context.at), FORCE_COLOR: '0' },
    log: join(VAR, 'logs', `test-${leg.name}.log`),
    timeout: LIMIT,
    stopWhen: lingers,
    onOutput: countFiles(context.note),
  });
  if (output.includes('No tests found')) return failed('no tests found');
  if (!existsSync(reportFile)) return failed(`no report, status ${code}\n${output.slice(-4000)}`);
  return readReport(JSON.parse(readFileSync(reportFile, 'utf8')), code);
}

/** Makes a leg of a Jest project. */
export function jestLeg(leg: JestLeg): Leg {
  return {
    name: leg.name,
    after: leg.after,
    needs: leg.needs,
    alone: leg.alone,
    run: (context) => runJest({ ...leg, projects: [leg.project] }, context),
  };
}
