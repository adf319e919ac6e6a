import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Route, requestErrors } from '@yizhan/contract';
import { type Caller, type Limit, type LimitName, limits } from '@yizhan/identity/vocabulary';
import { type Clock, type DomainError, err, ok, type Result, raise } from '@yizhan/kernel';
import { Database, Idempotency, Rollback } from '@yizhan/storage';
import { AuditService } from '../audit';
import { CLOCK } from '../clock';
import { PersonalData } from '../personal-data';
import { RateLimits, type Spender } from '../rate-limits';
import { Gate } from './gate';
import type { Call } from './handles';
import { Refusal } from './refusal';

/** A request as the transport gives it. */
export interface Incoming {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly ip: string;
  readonly agent: string | undefined;
  readonly requestId: string;
}

export type Handle = (request: Parsed, call: Call) => unknown;

interface Parsed {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

type Outcome = Result<unknown, DomainError>;

/** The way of every request: gate, budget, parse, transaction, handler, parse on the way out. */
@Injectable()
export class Pipeline {
  constructor(
    private readonly gate: Gate,
    private readonly limits: RateLimits,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The response's plain data; throws Refusal for expected outcomes, anything else is a fault. */
  async run(
    route: Route,
    incoming: Incoming,
    readQuery: (query: unknown) => unknown,
    handle: Handle,
  ): Promise<unknown> {
    const now = this.clock.now();
    const caller = settle(await this.gate.admit(route, incoming.authorization, now));
    const request = parse(route, incoming, readQuery);
    const spender = spenderOf(incoming.ip, caller, request);
    await this.spend(route, spender, request);
    const { requestId, ip, agent } = incoming;
    const call: Call = { caller, now, requestId, ip, agent };
    const work = async () => {
      const outcome = outcomeOf(await handle(request, call));
      return outcome.ok ? this.done(route, caller, request, incoming, outcome.value) : outcome;
    };
    const outcome = await this.inTransaction(route, incoming, caller, request, work).catch(
      async (fault: unknown) => {
        await this.settleBudget(route, spender, false);
        throw fault;
      },
    );
    // After the transaction: what was refused left nothing behind, but that it was tried stays.
    if (!outcome.ok) await this.audit.note(route, caller, request, outcome.error.code, incoming);
    await this.settleBudget(route, spender, outcome.ok);
    return settle(outcome);
  }

  /** What a call that came to this end doesn't cost is given back. */
  private async settleBudget(route: Route, spender: Spender, isDone: boolean): Promise<void> {
    if (!route.limit) return;
    const { successIsFree, refusalIsFree = false }: Limit = limits[route.limit];
    if (isDone && successIsFree) await this.limits.giveBack(route.limit, spender);
    if (!isDone && refusalIsFree) await this.limits.giveBackToNamed(route.limit, spender);
  }

  private inTransaction(
    route: Route,
    incoming: Incoming,
    caller: Caller | null,
    request: Parsed,
    work: () => Promise<Outcome>,
  ): Promise<Outcome> {
    if (route.method === 'GET' || route.transaction === 'handler') return work();
    const once = route.creates ? () => this.once(route, incoming, caller, request, work) : work;
    return this.database.transaction<Outcome>(() => undoneIfRefused(once));
  }

  /**
   * Only declared fields leave; what is stored for a repeat is what was answered. Who did it is written
   * down in the same transaction, where there is one.
   */
  private async done(
    route: Route,
    caller: Caller | null,
    request: Parsed,
    incoming: Incoming,
    value: unknown,
  ): Promise<Outcome> {
    const response = route.response.parse(value);
    await this.audit.note(route, caller, { ...request, response }, 'done', incoming);
    return ok(response);
  }

  private async once(
    route: Route,
    incoming: Incoming,
    caller: Caller | null,
    request: Parsed,
    work: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const key = incoming.idempotencyKey;
    if (!key || key.length > 100) return err(raise(requestErrors.idempotency_key_missing));
    let outcome: Outcome | undefined;
    const answer = await this.idempotency.run<string>(
      {
        scope: this.scopeOf(caller?.userId ?? incoming.ip, key),
        key,
        // Keyed: what was asked is often no more than a phone, and soon guessed.
        fingerprint: this.personalData.blindIndex(fingerprint(route, request)),
      },
      async () => {
        outcome = await work();
        // Kept sealed: an answer may hold what is secret, a query code, a first password.
        const text = JSON.stringify(outcome);
        return outcome.ok ? text : new Rollback(text);
      },
    );
    if (!answer.ok) return answer;
    if (outcome && !answer.value.replayed) return outcome;
    return JSON.parse(this.personalData.openOrClear(answer.value.value)) as Outcome;
  }

  /**
   * Of one person and one key alone: whoever reads the table can't tell which requests were one
   * person's, and so not whose an anonymous case is.
   */
  private scopeOf(who: string, key: string): string {
    return this.personalData.blindIndex(`idempotency:${who}:${key}`);
  }

  /** Before any transaction: a slow counter must not hold the database. */
  private async spend(route: Route, spender: Spender, request: Parsed): Promise<void> {
    if (!route.limit || !isCounted(route.limit, request)) return;
    const wait = await this.limits.spend(route.limit, spender);
    if (wait > 0) throw new Refusal(raise(requestErrors.limited, { retryAfter: wait }));
  }
}

function spenderOf(ip: string, caller: Caller | null, request: Parsed): Spender {
  return {
    ip,
    subject: subjectOf(request),
    callerId: caller?.userId ?? null,
    roles: caller?.grants.map(({ role }) => role) ?? [],
  };
}

/** A refusal leaves nothing behind. */
async function undoneIfRefused(work: () => Promise<Outcome>): Promise<Outcome | Rollback<Outcome>> {
  const outcome = await work();
  return outcome.ok ? outcome : new Rollback(outcome);
}

function settle<T>(outcome: Result<T, DomainError>): T {
  if (outcome.ok) return outcome.value;
  throw new Refusal(outcome.error);
}

function outcomeOf(answer: unknown): Outcome {
  const isResult =
    typeof answer === 'object' &&
    answer !== null &&
    'ok' in answer &&
    (('value' in answer && Object.keys(answer).length === 2) || 'error' in answer);
  return isResult ? (answer as Outcome) : ok(answer);
}

function parse(route: Route, incoming: Incoming, readQuery: (query: unknown) => unknown): Parsed {
  const fields = [
    ['params', route.params, incoming.params],
    ['query', route.query, readQuery(incoming.query)],
    ['body', route.body, incoming.body],
  ] as const;
  const parsed: Record<string, unknown> = {};
  const errors: { path: string; message: string }[] = [];
  for (const [name, schema, value] of fields) {
    if (!schema) continue;
    const result = schema.safeParse(value ?? {});
    if (result.success) parsed[name] = result.data;
    else
      for (const issue of result.error.issues)
        errors.push({ path: [name, ...issue.path].join('.'), message: issue.message });
  }
  if (errors.length > 0) throw new Refusal(raise(requestErrors.invalid), errors);
  return { params: parsed.params, query: parsed.query, body: parsed.body };
}

function fingerprint(route: Route, request: Parsed): string {
  return createHash('sha256')
    .update(JSON.stringify([route.id, request.params, request.query, request.body]))
    .digest('base64url');
}

/** Some budgets count only calls that give a certain field. */
function isCounted(name: LimitName, request: Parsed): boolean {
  const { onlyWith }: Limit = limits[name];
  return onlyWith === undefined || fieldsOf(request)[onlyWith] !== undefined;
}

/** What is being tried: guesses at one phone, account, case number or session are counted together. */
function subjectOf(request: Parsed): string | null {
  const given = fieldsOf(request);
  for (const name of ['phone', 'account', 'number', 'contactPhone'])
    if (typeof given[name] === 'string' && given[name] !== '') return `${name}:${given[name]}`;
  const { refreshToken } = given;
  return typeof refreshToken === 'string' ? `session:${refreshToken.split('.')[0]}` : null;
}

function fieldsOf(request: Parsed): Record<string, unknown> {
  return { ...(request.query as object), ...(request.body as object) };
}
