import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  atLocal,
  type Clock,
  daysBetween,
  type LocalDate,
  localDate,
} from '@yizhan/kernel';
import {
  type Anchor,
  AnchorTree,
  type InclusionProof,
  type SignedAnchor,
  type StreamHead,
} from '@yizhan/ledger';
import { Database, insertIgnore } from '@yizhan/storage';
import { Alarms } from '../alarms';
import { CLOCK } from '../clock';
import { LedgerAnchorRow } from '../persistence/ledger-tables';
import { Schedule } from '../schedule';
import { LedgerService } from './ledger.service';
import { StreamChecks } from './stream-checks';

const ANCHOR_EVERY = 3_600_000;
/** Until then a transaction begun before midnight may still be committing. */
const SETTLED_AFTER = 10 * 60_000;
/** Days made up for in one sweep, and how many are believed to have passed without one. */
const MOST_AT_ONCE = 40;
const MOST_BELIEVED = 400;
const ALARM = 'ledger.anchors';
/** Where anchors are written down themselves: each day's root so covers all roots before it. */
export const ANCHOR_STREAM = 'ledger:anchors';

/** Each day's root over all streams, and the proofs that lead to it. */
@Injectable()
export class AnchorsService {
  /** The tree asked for last: people ask for proofs of the newest day. */
  private kept: AnchorTree | undefined;

  constructor(
    private readonly ledger: LedgerService,
    private readonly checks: StreamChecks,
    private readonly alarms: Alarms,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    schedule: Schedule,
  ) {
    schedule.every('ledger.anchor', ANCHOR_EVERY, () => this.anchorWhatIsDue());
  }

  /** Makes the day's root, once; a second call gives the first one's. Throws for a day not over. */
  async anchor(day: LocalDate): Promise<Anchor> {
    if (day > this.lastSettledDay()) throw new RangeError(`${day} is not over`);
    const known = await this.anchorOf(day);
    if (known) return known;
    await this.refuseForged();
    const { anchor } = await this.treeOf(day);
    return this.database.transaction(async () => {
      const row = { ...anchor, createdAt: this.clock.now() };
      const isFirst = await insertIgnore(this.database.manager, LedgerAnchorRow, row);
      if (isFirst) await this.writeDown(anchor);
      return (await this.anchorOf(day)) ?? anchor;
    });
  }

  async anchorOf(day: LocalDate): Promise<Anchor | undefined> {
    const [row] = await this.database.query<Anchor>(
      'select day, size, root from ledger_anchors where day = ?',
      [day],
    );
    return row && { day: row.day, size: row.size, root: row.root };
  }

  /** What is published: anyone can check whose it is, and proofs against it. */
  async signedAnchorOf(day: LocalDate): Promise<SignedAnchor | undefined> {
    const anchor = await this.anchorOf(day);
    return anchor && this.ledger.sign(anchor);
  }

  /**
   * That a stream's end was under the day's root; undefined when the day has no anchor, or the
   * stream no event by then. Throws when the events no longer lead to the root.
   */
  async proofOf(day: LocalDate, stream: string): Promise<InclusionProof | undefined> {
    const anchor = await this.anchorOf(day);
    if (!anchor) return undefined;
    const isKept = this.kept?.anchor.day === day && this.kept.anchor.root === anchor.root;
    const tree = isKept && this.kept ? this.kept : await this.treeOf(day);
    if (tree.anchor.root !== anchor.root) throw new Error(`events before ${day} were changed`);
    this.kept = tree;
    return tree.proofOf(stream);
  }

  /**
   * Nothing is signed over ends that aren't ours: the last event of each stream must be its sealed end.
   * What lies before an end is bound by it, and gone through every night.
   */
  private async refuseForged(): Promise<void> {
    const forged = await this.checks.forgedEnds();
    if (forged.length === 0) {
      this.alarms.clear('ledger.anchor');
      return;
    }
    this.alarms.raise(
      'ledger.anchor',
      `no anchor: ${forged.length} streams end otherwise than written`,
    );
    throw new Error(`no anchor over ends that were not written, first ${forged[0]}`);
  }

  /**
   * Every day since the last anchor, also those in which no process was running: so many at a time,
   * and none when there are so many that the clock must be wrong.
   */
  private async anchorWhatIsDue(): Promise<void> {
    const first = await this.firstDayDue();
    if (first === undefined) return;
    const due = daysBetween(first, this.lastSettledDay()) + 1;
    if (due > MOST_BELIEVED) {
      const detail = `${due} days are without an anchor since ${first}: is the clock right? None is written`;
      return this.alarms.raise(ALARM, detail);
    }
    this.alarms.clear(ALARM);
    const last = addDays(first, Math.min(due, MOST_AT_ONCE) - 1);
    for (let day = first; day <= last; day = addDays(day, 1)) await this.anchor(day);
  }

  private lastSettledDay(): LocalDate {
    return addDays(localDate(this.clock.now() - SETTLED_AFTER), -1);
  }

  private async firstDayDue(): Promise<LocalDate | undefined> {
    const [anchored] = await this.database.query<{ day: LocalDate | null }>(
      'select max(day) as day from ledger_anchors',
    );
    if (anchored?.day) return addDays(anchored.day, 1);
    const [written] = await this.database.query<{ at: number | string | null }>(
      'select min(created_at) as at from ledger_events',
    );
    return written?.at == null ? undefined : localDate(Number(written.at));
  }

  private async writeDown({ day, size, root }: Anchor): Promise<void> {
    await this.ledger.append({
      stream: ANCHOR_STREAM,
      type: 'anchored',
      at: this.clock.now(),
      content: { day, size, root },
    });
  }

  private async treeOf(day: LocalDate): Promise<AnchorTree> {
    return AnchorTree.inSlices(day, await this.headsAtEndOf(day), () => nextTurn());
  }

  private async headsAtEndOf(day: LocalDate): Promise<StreamHead[]> {
    const rows = await this.database.query<StreamHead>(
      `select e.stream, e.seq, e.hash from ledger_events e
       join (select stream, max(seq) as seq from ledger_events where created_at < ? group by stream) last
         on last.stream = e.stream and last.seq = e.seq`,
      [atLocal(addDays(day, 1))],
    );
    return rows.map(({ stream, seq, hash }) => ({ stream, seq, hash }));
  }
}
