import { Injectable } from '@nestjs/common';
import {
  actionLabelIn,
  alertLabels,
  availableActions,
  type CaseClock,
  type CaseError,
  type CaseProgress,
  caseErrors,
  caseEventLabels,
  caseRoleLabels,
  categoryOf,
  categoryTree,
  clockInWords,
  failureInWords,
  gateLabels,
  identityFor,
  noticeLabels,
  openGates,
  stateInWords,
  suggestLead,
  takesMaterial,
  unitsOf,
} from '@yizhan/cases';
import {
  type CaseAction,
  type CaseRole,
  type CaseState,
  type ClockKind,
  clockKindLabels,
} from '@yizhan/cases/vocabulary';
import type { CaseClockView, CaseDetail, CaseEventView } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { err, type Instant, localDate, ok, type Result, raise, toIso } from '@yizhan/kernel';
import type { LedgerEvent } from '@yizhan/ledger';
import { chinaCalendar, explainClock } from '@yizhan/working-time';
import { LedgerService } from '../../../platform/ledger';
import { part } from '../../../platform/parts';
import { AccusedService } from '../accused.service';
import { CaseAccess } from '../case-access';
import { CaseJoins } from '../case-joins.service';
import { CaseNotices } from '../case-notices.service';
import { CaseStore, type LoadedCase } from '../case-store';
import { readingOf } from '../clock-columns';
import type { UnitRecord } from '../persistence';
import { ReporterTracks } from '../reporter-tracks';
import { UnitsService } from '../units.service';
import { WageLink } from '../wage-link';

interface Viewer {
  readonly roles: readonly CaseRole[];
  readonly unitIds: readonly string[];
  readonly userId: string | null;
}

type Units = ReadonlyMap<string, UnitRecord>;
/** Stars in a text those whom its reader mustn't know. */
type Star = (text: string) => string;

const WAGE_BUDGET = 500;

/** One case as one person may see it. */
@Injectable()
export class CaseDetailView {
  constructor(
    private readonly store: CaseStore,
    private readonly units: UnitsService,
    private readonly notices: CaseNotices,
    private readonly accused: AccusedService,
    private readonly tracks: ReporterTracks,
    private readonly joins: CaseJoins,
    private readonly wages: WageLink,
    private readonly ledger: LedgerService,
    private readonly access: CaseAccess,
  ) {}

  async forCaller(
    caller: Caller,
    caseId: string,
    now: Instant,
  ): Promise<Result<CaseDetail, CaseError<'not_found' | 'recused'>>> {
    const loaded = await this.store.load(caseId);
    const roles = await this.access.rolesOf(loaded, caller);
    if (!roles.ok) return roles;
    if (!loaded) return err(raise(caseErrors.not_found));
    const viewer = { roles: roles.value, unitIds: unitsOf(caller.grants), userId: caller.userId };
    return ok(await this.view(loaded, viewer, now));
  }

  async byCode(
    number: string,
    code: string,
    now: Instant,
  ): Promise<Result<CaseDetail, CaseError<'not_found'>>> {
    const loaded = await this.store.loadByCode(number, code);
    if (!loaded) return err(raise(caseErrors.not_found));
    return ok(await this.view(loaded, { roles: ['reporter'], unitIds: [], userId: null }, now));
  }

  private async view(loaded: LoadedCase, viewer: Viewer, now: Instant): Promise<CaseDetail> {
    const { row, facts, content, clocks } = loaded;
    const isReporter = viewer.roles.includes('reporter');
    const [events, notices, units, star, accused, mergedInto, joined, wage] = await Promise.all([
      this.ledger.events(`case:${row.id}`),
      this.notices.of(row.id),
      this.units.all(),
      this.tracks.starring(loaded, viewer.roles),
      isDesk(viewer) ? this.accused.linked(row) : null,
      this.joins.mergedInto(loaded),
      isDesk(viewer) ? this.joins.joinedTo(loaded, viewer.roles) : [],
      part('wage', WAGE_BUDGET, async () => (await this.wages.live(row, now)) ?? content.wage),
    ]);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const last = events[events.length - 1];
    const { progress } = facts;
    return {
      ...head(loaded, star),
      accused,
      mergedInto,
      joined,
      roles: [...viewer.roles],
      // Number and code may be passed on: they tell of the case, not of the person.
      reporter: viewer.userId ? identityFor(facts.privacy, viewer.roles, content.reporter) : null,
      queryCode: isReporter && viewer.userId ? this.store.queryCodeOf(row) : null,
      leadUnit: row.leadUnitId ? unitOf(byId.get(row.leadUnitId)) : null,
      jointUnits: progress.jointUnitIds.flatMap((id) => jointOf(byId.get(id), facts)),
      timeline: timelineOf(events, byId, isDesk(viewer), star),
      clocks: clocks.flatMap((clock) => clockOf(clock, now, star)).reverse(),
      notices: notices.map(({ noticeId, kind, sentAt, body, channel, delivery, failure }) => ({
        noticeId,
        kind,
        channel,
        delivery,
        failure: ['failed', 'no_channel'].includes(delivery) ? failureInWords(failure) : null,
        label: noticeLabels[kind],
        sentAt: toIso(sentAt),
        body: star(body),
      })),
      gates: isDesk(viewer) ? gatesOf(loaded) : [],
      actions: actionsOf(loaded, viewer, now, mergedInto?.state),
      suggestion: viewer.roles.includes('operator') ? suggestionFor(loaded, units, now) : null,
      extension: isDesk(viewer) ? extensionOf(progress, star) : null,
      wage,
      receipt: last ? await this.ledger.receiptFor(last) : null,
    };
  }
}

function isDesk({ roles }: Viewer): boolean {
  return roles.length === 0 || roles.some((role) => role !== 'reporter');
}

function extensionOf({ extension }: CaseProgress, star: Star) {
  return extension ? { ...extension, reason: star(extension.reason) } : null;
}

function head({ row, facts, content }: LoadedCase, star: Star) {
  const { progress } = facts;
  const category = categoryOf(row.category);
  const group = categoryTree.find(({ code }) => row.category.startsWith(`${code}.`));
  return {
    caseId: row.id,
    number: row.number,
    version: row.version,
    kind: row.kind,
    privacy: row.privacy,
    channel: row.channel,
    category: { code: row.category, name: category?.name ?? '', group: group?.name ?? '' },
    state: facts.state,
    stateWords: stateInWords[facts.state],
    openedAt: toIso(row.createdAt),
    division: row.division,
    text: star(content.text),
    place: star(content.place),
    happenedOn: content.happenedOn,
    employerName: star(content.employerName) || null,
    classing: progress.classing ?? null,
    reply: progress.reply
      ? {
          at: toIso(progress.reply.at),
          outcome: progress.reply.outcome,
          remedies: progress.reply.remedies.map((remedy) => ({
            ...remedy,
            title: star(remedy.title),
          })),
        }
      : null,
    rating: row.rating,
    sample: row.sample,
  };
}

function unitOf(unit: UnitRecord | undefined) {
  return unit ? { unitId: unit.id, name: unit.name, phone: unit.phone } : null;
}

function jointOf(unit: UnitRecord | undefined, { progress }: LoadedCase['facts']) {
  const answeredAt = unit && progress.jointAnswers?.[unit.id];
  const of = unitOf(unit);
  return of ? [{ ...of, answeredAt: answeredAt === undefined ? null : toIso(answeredAt) }] : [];
}

function timelineOf(
  events: readonly LedgerEvent[],
  units: Units,
  desk: boolean,
  star: Star,
): CaseEventView[] {
  return events
    .filter(({ content }) => desk || content.internal !== true)
    .map(({ seq, at, type, content, personal }) => {
      const said = personal?.content ?? {};
      return {
        seq,
        at: toIso(at),
        action: type,
        label: labelOf(type, content),
        by: actorInWords(content, units),
        text: typeof said.text === 'string' ? star(said.text) : null,
        evidence: Array.isArray(said.evidence)
          ? said.evidence.map((name) => star(String(name)))
          : [],
        internal: content.internal === true,
      };
    })
    .reverse();
}

function labelOf(type: string, { kind, from }: LedgerEvent['content']): string {
  if (alertLabels[type]) return `${clockKindLabels[kind as ClockKind]}时限${alertLabels[type]}`;
  const labels: Readonly<Record<string, string>> = caseEventLabels;
  return labels[type] ?? actionLabelIn(type as CaseAction, from as CaseState) ?? type;
}

function actorInWords({ by, unitId }: LedgerEvent['content'], units: Units): string {
  const unit = typeof unitId === 'string' ? units.get(unitId)?.name : undefined;
  if (by === 'accused') return '被反映方';
  if (by === 'joined') return '并入的诉求人';
  return unit ?? caseRoleLabels[by as CaseRole] ?? '';
}

function clockOf(
  { id, kind, clock, superseded }: CaseClock,
  now: Instant,
  star: Star,
): CaseClockView[] {
  const reading = readingOf(clock, now);
  const explained = explainClock(clock, now, chinaCalendar());
  if (!reading || !explained.ok) return [];
  const { rule } = clock;
  return [
    {
      clockId: id,
      kind,
      title: rule.title,
      source: rule.source,
      article: rule.article,
      local: rule.local ?? false,
      state: superseded === undefined ? reading.state : 'superseded',
      colour: reading.colour,
      startedAt: toIso(clock.start),
      stoppedAt: clock.stoppedAt === undefined ? null : toIso(clock.stoppedAt),
      dueAt: reading.due === undefined ? null : toIso(reading.due),
      dueDay: reading.dueDay ?? null,
      summary: superseded ?? clockInWords(clock, reading, now),
      share: Math.round(reading.share * 1000) / 1000,
      provisionalYear: reading.provisionalYear ?? null,
      explanation: explained.value.map(({ kind, text }) => ({
        kind,
        // The reason of an extension is someone's words.
        text: star(text),
      })),
    },
  ];
}

function gatesOf({ facts }: LoadedCase) {
  return openGates(facts).map(({ gate, missing }) => ({
    gate,
    label: gateLabels[gate],
    missing: [...missing],
  }));
}

/** @param target the state of the case that it joined: once that has ended, nobody takes material */
function actionsOf(
  { facts, clocks }: LoadedCase,
  viewer: Viewer,
  now: Instant,
  target: CaseState | undefined,
) {
  const situation = { facts, actor: viewer, clocks, now, calendar: chinaCalendar() };
  const isDeaf = target !== undefined && !takesMaterial(target);
  return availableActions(situation)
    .filter(({ action }) => !(isDeaf && action === 'supply'))
    .map(({ action, allowed, reason }) => ({
      action,
      label: actionLabelIn(action, facts.state),
      allowed,
      reason: reason ?? null,
    }));
}

function suggestionFor({ row }: LoadedCase, units: readonly UnitRecord[], now: Instant) {
  const { category, kind, division } = row;
  const active = units.filter((unit) => unit.active);
  return suggestLead({ category, kind, division }, active, localDate(now));
}
