import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const CLOCK = join(__dirname, '../clock');

/** What a process prints whose clock is ahead by so many ms. */
function inShifted(offset: number, file: string, expression: string): string {
  const args = ['--require', join(CLOCK, file), '--print', expression];
  const env = { ...process.env, NODE_OPTIONS: '', YIZHAN_TEST_CLOCK_OFFSET: String(offset) };
  return execFileSync(process.execPath, args, { env, encoding: 'utf8' }).trim();
}

const YEAR = 365 * 24 * 3_600_000;

describe('the clock of a shifted run', () => {
  it('is ahead by the offset, however now is asked for', () => {
    const ways = '[Date.now(), new Date().getTime(), Reflect.construct(Date, []).getTime()]';
    const now = Date.now();
    for (const at of JSON.parse(inShifted(YEAR, 'shifted.cjs', `JSON.stringify(${ways})`)))
      expect(Math.abs(at - now - YEAR)).toBeLessThan(60_000);
  });

  it('leaves dates alone that are made from a value, and their kind', () => {
    const made = 'new Date(0).toISOString() + (new Date() instanceof Date) + Date.UTC(1970, 0)';
    expect(inShifted(YEAR, 'shifted.cjs', made)).toBe('1970-01-01T00:00:00.000Ztrue0');
  });

  it('is the machine’s own without an offset', () => {
    expect(inShifted(0, 'shifted.cjs', 'String(Date.now)')).toContain('[native code]');
  });

  it('stands still for screens', () => {
    const twice =
      '(() => { const a = Date.now(); const b = performance.now() + 5; while (performance.now() < b); return Date.now() - a; })()';
    expect(inShifted(0, 'still.cjs', twice)).toBe('0');
  });
});
