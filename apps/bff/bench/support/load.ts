import autocannon from 'autocannon';
import type { Measured } from './process';

export interface Figures {
  readonly requestsPerSecond: number;
  readonly p99: number;
  /** Milliseconds of the server's processor time for one request. */
  readonly cpu: number;
  /** MB. */
  readonly memory: number;
}

export interface Load {
  readonly name: string;
  /** The requests of one round; each is sent once, in this order, by all connections together. */
  readonly requests: readonly autocannon.Request[];
  readonly connections: number;
}

/** One round against one server; throws when anything but a 2xx comes back. */
async function round(server: Measured, load: Load): Promise<Figures> {
  const before = server.cpu();
  const result = await autocannon({
    url: server.url,
    connections: load.connections,
    amount: load.requests.length,
    requests: [...load.requests],
    // Each connection walks through its own part of the requests.
    setupClient: spread(load),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${load.name}: ${result.non2xx} refused, ${result.errors} failed`);
  const seconds = (result.finish.getTime() - result.start.getTime()) / 1000;
  return {
    requestsPerSecond: result.requests.total / seconds,
    p99: result.latency.p99,
    cpu: ((server.cpu() - before) * 1000) / result.requests.total,
    memory: server.memory(),
  };
}

function spread(load: Load): (client: autocannon.Client) => void {
  let next = 0;
  return (client) => {
    const own = load.requests.filter((_, index) => index % load.connections === next);
    next += 1;
    client.setRequests(own);
  };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export interface Comparison {
  readonly name: string;
  readonly bare: Figures;
  readonly ours: Figures;
}

/** The two servers in turn, A B A B …, after a warm-up; the median of the rounds. */
export async function compare(
  bare: Measured,
  ours: Measured,
  makeLoad: (round: number, server: 'bare' | 'ours') => Load,
  rounds = 5,
): Promise<Comparison> {
  const seen = { bare: [] as Figures[], ours: [] as Figures[] };
  const { name } = makeLoad(0, 'bare');
  for (let n = 0; n <= rounds; n += 1) {
    const a = await round(bare, makeLoad(n, 'bare'));
    const b = await round(ours, makeLoad(n, 'ours'));
    if (n === 0) continue;
    seen.bare.push(a);
    seen.ours.push(b);
  }
  return { name, bare: middle(seen.bare), ours: middle(seen.ours) };
}

function middle(rounds: readonly Figures[]): Figures {
  return {
    requestsPerSecond: median(rounds.map((each) => each.requestsPerSecond)),
    p99: median(rounds.map((each) => each.p99)),
    cpu: median(rounds.map((each) => each.cpu)),
    memory: median(rounds.map((each) => each.memory)),
  };
}

/** A table of one comparison a row: ours, bare, and the ratio. */
export function printed(comparisons: readonly Comparison[]): string {
  const head = ['', 'requests/s', 'p99 ms', 'server CPU ms/request', 'memory MB'];
  const rows = comparisons.map(({ name, bare, ours }) => [
    name,
    cell(ours.requestsPerSecond, bare.requestsPerSecond, 0),
    cell(ours.p99, bare.p99, 0),
    cell(ours.cpu, bare.cpu, 3),
    cell(ours.memory, bare.memory, 0),
  ]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cell(ours: number, bare: number, digits: number): string {
  return `${ours.toFixed(digits)} / ${bare.toFixed(digits)} = ${(ours / bare).toFixed(2)}`;
}
