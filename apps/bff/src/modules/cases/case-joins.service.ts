import { Injectable } from '@nestjs/common';
import {
  type CaseError,
  caseErrors,
  identityFor,
  openCase,
  starred,
  stateInWords,
  takesMaterial,
} from '@yizhan/cases';
import { type CaseRole, openStates } from '@yizhan/cases/vocabulary';
import { err, type Instant, ok, type Result, raise, unwrap } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { LedgerService, RowRecords } from '../../platform/ledger';
import { CaseNotices } from './case-notices.service';
import { CaseStore, type LoadedCase } from './case-store';
import { DeskNotices } from './desk-notices.service';
import { CaseRecord } from './persistence';
import { ReporterTracks } from './reporter-tracks';

/** Cases that join another: they follow it, add to it, and come back when it ends without them. */
@Injectable()
export class CaseJoins {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    private readonly tracks: ReporterTracks,
    private readonly notices: CaseNotices,
    private readonly desks: DeskNotices,
    private readonly ledger: LedgerService,
    private readonly rows: RowRecords,
  ) {}

  /**
   * Holds the case that is joined until the commit: it can't end meanwhile. Errors:
   * cases.merge_target, cases.changed_meanwhile.
   */
  async hold(
    loaded: LoadedCase,
    into: string,
  ): Promise<Result<LoadedCase, CaseError<'merge_target' | 'changed_meanwhile'>>> {
    const target = into === loaded.row.id ? null : await this.store.load(into);
    const isOpen = target && (openStates as readonly string[]).includes(target.facts.state);
    if (!target || !isOpen) return err(raise(caseErrors.merge_target));
    const { id, version } = target.row;
    // The version moves: whoever ends the target just now loses, or this does.
    const held = await compareAndSet(this.database.manager, CaseRecord, { id, version }, {});
    return held ? ok(target) : err(raise(caseErrors.changed_meanwhile));
  }

  /** What the joined one says stands in the target's record, and its unit is told. */
  async joined(loaded: LoadedCase, target: LoadedCase, now: Instant): Promise<void> {
    const { row, content } = loaded;
    const followers = (await this.followersOf(row.id)).map(({ id }) => id);
    // Those who had joined this one follow on.
    await this.database.manager.update(
      CaseRecord,
      { mergedIntoId: row.id },
      { mergedIntoId: target.row.id },
    );
    const where = [content.place, content.happenedOn].filter(Boolean).join('，');
    const text = `并入的诉求（${row.number}）：${content.text}${where ? `（${where}）` : ''}`;
    const words = await this.withoutName(loaded, text);
    await this.record(target, words, now, [row.id, ...followers]);
    await this.desks.tell(target, ['lead', 'joint'], '另一件相同的诉求并入，内容在办理经过里。');
  }

  /** Material of someone who joined, on its way to whoever works on the target. */
  async supplied(
    loaded: LoadedCase,
    text: string,
    now: Instant,
  ): Promise<Result<void, CaseError<'not_now'>>> {
    const target = await this.targetOf(loaded);
    if (!target || !takesMaterial(target.facts.state)) return err(raise(caseErrors.not_now));
    const words = await this.withoutName(loaded, `并入的诉求（${loaded.row.number}）补充：${text}`);
    await this.record(target, words, now);
    await this.desks.tell(target, ['lead', 'joint'], '并入的诉求补充了材料，请查看。');
    return ok();
  }

  /** The target ended without those who joined: each is a case of its own again, from now on. */
  async release(target: LoadedCase, now: Instant): Promise<void> {
    for (const { id } of await this.followersOf(target.row.id)) {
      const loaded = await this.store.load(id);
      if (loaded?.facts.state !== 'merged') continue;
      const { facts, content, row } = loaded;
      const { kind, privacy, category } = facts;
      const draft = { kind, privacy, category, division: row.division, reporter: content.reporter };
      const fresh = unwrap(openCase(draft, now));
      const { appealed } = facts.progress;
      const progress = { ...fresh.facts.progress, appealed, notices: ['restored' as const] };
      const restored = { ...facts, state: 'submitted' as const, stateSince: now, progress };
      const clocks = { started: fresh.clocks, changed: [] };
      if (!(await this.store.save(loaded, restored, clocks, { mergedIntoId: null }, now)))
        throw new Error(`case ${id} was changed while its target ended`);
      const step = { action: 'join_ended', by: 'system', from: 'merged', to: 'submitted' };
      await this.ledger.append({
        stream: `case:${id}`,
        type: 'join_ended',
        at: now,
        content: { ...step, ...(await this.rows.stamp('case', id)) },
      });
      const after = await this.store.load(id);
      if (!after) continue;
      await this.notices.send(after.row, after.clocks, ['restored'], null, now);
      await this.desks.tell(after, ['operator'], '原来并入的诉求已结束，这一件请单独看是否受理。');
    }
  }

  /** Where a joined case went, for its reporter: never whose the target is. */
  async mergedInto(loaded: LoadedCase) {
    const target = await this.targetOf(loaded);
    if (!target) return null;
    const { number, state } = target.row;
    return { number, state, stateWords: stateInWords[state] };
  }

  /** What those who joined wrote, for the desk; who they are only as their own case allows. */
  async joinedTo(loaded: LoadedCase, roles: readonly CaseRole[]) {
    const rows = await this.followersOf(loaded.row.id);
    return Promise.all(
      rows.map(async (row) => {
        const content = this.store.contentOf(row);
        const star = await this.tracks.starringOwn({ row, content }, roles);
        return {
          number: row.number,
          text: star(content.text),
          place: star(content.place),
          happenedOn: content.happenedOn,
          reporter: identityFor(row.privacy, roles, content.reporter),
        };
      }),
    );
  }

  private followersOf(caseId: string): Promise<CaseRecord[]> {
    return this.database.manager.find(CaseRecord, {
      where: { mergedIntoId: caseId },
      order: { id: 'ASC' },
    });
  }

  private async targetOf({ row }: LoadedCase): Promise<LoadedCase | null> {
    return row.mergedIntoId === null ? null : this.store.load(row.mergedIntoId);
  }

  /** Named or not, a name has no place in another case's record: the list of those who joined has it. */
  private async withoutName(loaded: LoadedCase, text: string): Promise<string> {
    return starred(text, await this.tracks.known(loaded));
  }

  /** @param joined the cases that join with this; kept, for who they are stays hidden afterwards */
  private async record(
    target: LoadedCase,
    text: string,
    now: Instant,
    joined: readonly string[] = [],
  ): Promise<void> {
    const of = joined.length > 0 ? { joined: [...joined] } : {};
    await this.ledger.append({
      stream: `case:${target.row.id}`,
      type: 'joined',
      at: now,
      content: { action: 'joined', by: 'joined', internal: true, ...of },
      personal: { text },
    });
  }
}
