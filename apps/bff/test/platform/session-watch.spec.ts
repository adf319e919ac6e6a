import { identitySettings } from '@yizhan/identity';
import { SessionWatch, type WatchedSession } from '../../src/platform/http';

const now = 1_800_000_000_000;
const { believedFor, kept } = identitySettings.sessionCheck;

/** A watch over a table that can be changed, with ticks that are set by hand. */
function watched() {
  const table = new Map<string, WatchedSession>([
    ['s1', { userId: 'u1', holdsUntil: now + 1000, grants: [] }],
  ]);
  const state = { ticks: 0, reads: 0, release: Promise.resolve() };
  const watch = new SessionWatch();
  watch.follow(
    async (id) => {
      state.reads += 1;
      const row = table.get(id) ?? null;
      await state.release;
      return row;
    },
    () => state.ticks,
  );
  return { table, state, watch };
}

describe('the sessions in use', () => {
  it('are asked for once in a while', async () => {
    const { state, watch } = watched();
    await Promise.all([1, 2, 3].map(() => watch.stateOf('s1', now)));
    expect(await watch.stateOf('s1', now)).toBe('open');
    expect(state.reads).toBe(1);
    state.ticks += believedFor;
    expect(await watch.stateOf('s1', now)).toBe('open');
    expect(state.reads).toBe(2);
  });

  it('end by themselves at their time, whatever is believed', async () => {
    const { watch } = watched();
    expect(await watch.stateOf('s1', now)).toBe('open');
    expect(await watch.stateOf('s1', now + 1000)).toBe('over');
    expect(await watch.stateOf('s2', now)).toBe('unknown');
  });

  it('ended elsewhere are seen to be within seconds', async () => {
    const { table, state, watch } = watched();
    expect(await watch.stateOf('s1', now)).toBe('open');
    table.set('s1', { userId: 'u1', holdsUntil: 0, grants: [] });
    state.ticks += believedFor - 1;
    expect(await watch.stateOf('s1', now)).toBe('open');
    state.ticks += 1;
    expect(await watch.stateOf('s1', now)).toBe('over');
    expect(believedFor).toBeLessThanOrEqual(5000);
  });

  it.each([{ id: 's1' }, { userId: 'u1' }])('ended here are so at once: %j', async (which) => {
    const { table, watch } = watched();
    await watch.stateOf('s1', now);
    table.set('s1', { userId: 'u1', holdsUntil: 0, grants: [] });
    watch.changed(which);
    expect(await watch.stateOf('s1', now)).toBe('over');
  });

  it('are not believed from an answer that was under way at the end', async () => {
    const { table, state, watch } = watched();
    let release = (): void => undefined;
    state.release = new Promise((resolve) => {
      release = resolve;
    });
    const before = watch.stateOf('s1', now);
    table.set('s1', { userId: 'u1', holdsUntil: 0, grants: [] });
    watch.changed({ id: 's1' });
    release();
    await before;
    expect(await watch.stateOf('s1', now)).toBe('over');
  });

  it('tell of a role given since a token was issued', async () => {
    const { table, watch } = watched();
    const [worker, employer] = [
      { role: 'worker', scopeId: null },
      { role: 'employer', scopeId: 'e1' },
    ] as const;
    const caller = { userId: 'u1', sessionId: 's1', grants: [worker] };
    const session = { userId: 'u1', holdsUntil: now + 1000 };
    table.set('s1', { ...session, grants: [worker] });
    expect(await watch.hasGained(caller)).toBe(false);
    table.set('s1', { ...session, grants: [worker, employer] });
    expect(await watch.hasGained(caller)).toBe(false);
    watch.changed({ userId: 'u1' });
    expect(await watch.hasGained(caller)).toBe(true);
    expect(await watch.hasGained({ ...caller, grants: [employer, worker] })).toBe(false);
    expect(await watch.hasGained({ ...caller, sessionId: 's2' })).toBe(false);
  });

  it('are kept in bounds', async () => {
    const { table, state, watch } = watched();
    for (let n = 0; n <= kept; n += 1) {
      table.set(`t${n}`, { userId: 'u', holdsUntil: now + 1, grants: [] });
      await watch.stateOf(`t${n}`, now);
    }
    state.reads = 0;
    await watch.stateOf(`t${kept}`, now);
    expect(state.reads).toBe(0);
    await watch.stateOf('t0', now);
    expect(state.reads).toBe(1);
  });
});
