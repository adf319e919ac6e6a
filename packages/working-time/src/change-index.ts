import type { Instant } from '@yizhan/kernel';

interface Entry {
  readonly at: Instant;
  readonly id: string;
}

/**
 * Which of many clocks change next: a heap ordered by instant, so that a sweep touches only the
 * clocks that do change. A clock set again or removed leaves its old entry behind, which is
 * dropped when it comes up.
 */
export class ChangeIndex {
  private readonly heap: Entry[] = [];
  private readonly current = new Map<string, Instant>();

  get size(): number {
    return this.current.size;
  }

  /** Notes when a clock changes next; `undefined` when it doesn't any more. */
  set(id: string, at: Instant | undefined): void {
    if (at === undefined) {
      this.current.delete(id);
      return;
    }
    if (this.current.get(id) === at) return;
    this.current.set(id, at);
    this.push({ id, at });
  }

  /** Takes out the ids that change at or before `until`, earliest first. */
  take(until: Instant): string[] {
    const ids: string[] = [];
    for (let top = this.heap[0]; top && top.at <= until; top = this.heap[0]) {
      this.pop();
      if (this.current.get(top.id) !== top.at) continue;
      this.current.delete(top.id);
      ids.push(top.id);
    }
    return ids;
  }

  private push(entry: Entry): void {
    const heap = this.heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if ((heap[parent] as Entry).at <= entry.at) break;
      heap[index] = heap[parent] as Entry;
      index = parent;
    }
    heap[index] = entry;
  }

  private pop(): void {
    const heap = this.heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const right = heap[child + 1];
      if (right && right.at < (heap[child] as Entry).at) child++;
      const smaller = heap[child];
      if (!smaller || smaller.at >= last.at) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
  }
}
