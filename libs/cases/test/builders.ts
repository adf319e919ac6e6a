import { atLocal, type Instant, unwrap } from '@yizhan/kernel';
import { chinaCalendar } from '@yizhan/working-time';
import {
  type Actor,
  type CaseClock,
  type CaseCommand,
  type CaseFacts,
  type CaseProgress,
  type CaseRole,
  type Decision,
  decide,
  freshProgress,
  type NewCase,
  openCase,
  type Situation,
} from '../src';

export const LABOUR = '01UNITLABOUR00000000000000';
export const OTHER = '01UNITOTHER000000000000000';
export const classing = { particularity: 'individual', urgency: 'normal', impact: 'low' } as const;

export function at(text: string): Instant {
  const [date = '', time = '10:00'] = text.split(' ');
  return atLocal(date, time);
}

export function draft(over: Partial<NewCase> = {}): NewCase {
  return {
    kind: 'complaint',
    privacy: 'named',
    category: 'labour.wage_unpaid',
    division: '421024',
    reporter: { name: '王小明', phone: '13900001234' },
    ...over,
  };
}

export function facts(
  over: Partial<CaseFacts> = {},
  progress: Partial<CaseProgress> = {},
): CaseFacts {
  return {
    state: 'submitted',
    kind: 'complaint',
    privacy: 'named',
    category: 'labour.wage_unpaid',
    leadUnitId: null,
    stateSince: at('2026-03-02'),
    ...over,
    progress: { ...freshProgress, ...progress },
  };
}

export const actor = (...roles: CaseRole[]): Actor => ({ roles, unitIds: [] });
export const handler: Actor = { roles: ['handler'], unitIds: [LABOUR] };

export function situation(of: CaseFacts, who: Actor, over: Partial<Situation> = {}): Situation {
  return {
    facts: of,
    actor: who,
    clocks: [],
    now: at('2026-03-02'),
    calendar: chinaCalendar(),
    ...over,
  };
}

/** A case that is led through its life; each step by the role that may take it. */
export class Walk {
  facts: CaseFacts;
  clocks: CaseClock[];
  now: Instant;
  last: Decision | undefined;

  constructor(over: Partial<NewCase> = {}, start = '2026-03-02') {
    this.now = at(start);
    const opened = unwrap(openCase(draft(over), this.now));
    this.facts = opened.facts;
    this.clocks = opened.clocks.map((clock, index) => ({ id: `${index}`, ...clock }));
  }

  on(time: string): this {
    this.now = at(time);
    return this;
  }

  try(who: Actor, command: CaseCommand) {
    const { facts, clocks, now } = this;
    return decide(situation(facts, who, { clocks, now }), command);
  }

  do(who: Actor, command: CaseCommand): this {
    const decision = unwrap(this.try(who, command));
    const changed = (clock: CaseClock) =>
      decision.clocks.changed.find(({ id }) => id === clock.id) ?? clock;
    const started = decision.clocks.started.map((clock, index) => ({
      id: `${this.clocks.length + index}`,
      ...clock,
    }));
    this.clocks = [...this.clocks.map(changed), ...started];
    this.facts = decision.facts;
    this.last = decision;
    return this;
  }

  toDispatched(): this {
    this.do(actor('operator'), { action: 'accept', classing });
    return this.do(actor('operator'), { action: 'dispatch', leadUnitId: LABOUR, jointUnitIds: [] });
  }

  toInProgress(): this {
    return this.toDispatched().do(handler, { action: 'sign' });
  }

  toReplied(over: Partial<CaseCommand<'reply'>> = {}): this {
    return this.toInProgress().do(handler, { ...reply, ...over });
  }

  toCallback(over: Partial<CaseCommand<'reply'>> = {}): this {
    return this.toReplied(over).do(actor('operator'), { action: 'begin_callback' });
  }

  toClosed(): this {
    this.toCallback().do(actor('operator'), { action: 'call_satisfied' });
    return this.do(actor('operator'), { action: 'close' });
  }
}

export const reply: CaseCommand<'reply'> = {
  action: 'reply',
  outcome: 'settled',
  text: '工资已补发',
  evidence: ['转账回单'],
  remedies: [],
};

/** The code of a refusal, or undefined when it isn't one. */
export function codeOf(result: ReturnType<typeof decide>): string | undefined {
  return result.ok ? undefined : result.error.code;
}
