import { type Instant, need, needInstant, needList, needText } from '@yizhan/kernel';
import { isIterable } from './iterable';

/** Entries left behind by clocks set again are cleared out when they outnumber the others. */
const SPARE = 64;

/**
 * Which of many clocks change next: a heap ordered by instant, so that a sweep touches only the
 * clocks that do change. Instants and ids lie in two arrays side by side, which a million clocks
 * make worthwhile. A clock set again or removed leaves its old entry behind, which is dropped when
 * it comes up.
 */
export class ChangeIndex {
  private times: number[] = [];
  private ids: string[] = [];
  private readonly current = new Map<string, Instant>();

  /** @param entries ids and when they change next; laid out in one go */
  constructor(entries: Iterable<readonly [id: string, at: Instant]> = []) {
    need(isIterable(entries), 'entries', 'must be a list');
    for (const entry of entries) {
      needList('entries', entry);
      const [id, at] = entry;
      needText('id', id);
      needInstant('at', at);
      this.current.set(id, at);
    }
    this.rebuild();
  }

  get size(): number {
    return this.current.size;
  }

  /** The earliest change; undefined when there is none. */
  get next(): Instant | undefined {
    this.dropStale();
    return this.times[0];
  }

  /** Notes when a clock changes next; `undefined` when it doesn't any more. */
  set(id: string, at: Instant | undefined): void {
    needText('id', id);
    if (at === undefined) {
      this.current.delete(id);
      return;
    }
    needInstant('at', at);
    if (this.current.get(id) === at) return;
    this.current.set(id, at);
    if (this.times.length > 2 * this.current.size + SPARE) this.rebuild();
    else this.push(at, id);
  }

  /** Takes out the ids that change at or before `until`, earliest first. */
  take(until: Instant): string[] {
    // Infinity takes all there are.
    need(typeof until === 'number' && !Number.isNaN(until), 'until', 'must be an instant');
    const taken: string[] = [];
    for (;;) {
      this.dropStale();
      const at = this.times[0];
      if (at === undefined || at > until) return taken;
      const id = this.ids[0] as string;
      this.pop();
      this.current.delete(id);
      taken.push(id);
    }
  }

  private dropStale(): void {
    while (this.times.length > 0 && this.current.get(this.ids[0] as string) !== this.times[0])
      this.pop();
  }

  private rebuild(): void {
    this.times = [...this.current.values()];
    this.ids = [...this.current.keys()];
    for (let index = (this.times.length >> 1) - 1; index >= 0; index--)
      this.sink(index, this.times[index] as number, this.ids[index] as string);
  }

  private push(at: number, id: string): void {
    let index = this.times.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if ((this.times[parent] as number) <= at) break;
      this.place(index, this.times[parent] as number, this.ids[parent] as string);
      index = parent;
    }
    this.place(index, at, id);
  }

  private pop(): void {
    const at = this.times.pop() as number;
    const id = this.ids.pop() as string;
    if (this.times.length > 0) this.sink(0, at, id);
  }

  private sink(from: number, at: number, id: string): void {
    const length = this.times.length;
    let index = from;
    for (let child = 2 * index + 1; child < length; child = 2 * index + 1) {
      const right = child + 1;
      if (right < length && (this.times[right] as number) < (this.times[child] as number))
        child = right;
      if ((this.times[child] as number) >= at) break;
      this.place(index, this.times[child] as number, this.ids[child] as string);
      index = child;
    }
    this.place(index, at, id);
  }

  private place(index: number, at: number, id: string): void {
    this.times[index] = at;
    this.ids[index] = id;
  }
}
