import { createHash } from 'node:crypto';
import { isSolved, solve } from '../src';

describe('a puzzle', () => {
  it('is solved by an answer whose hash begins with that many zero bits', async () => {
    const puzzle = { challenge: 'made-by-the-server.1', bits: 12 };
    const answer = await solve(puzzle);
    const hash = createHash('sha256').update(`${puzzle.challenge}:${answer}`).digest();
    expect((hash.readUInt16BE(0) >> 4).toString(2)).toBe('0');
    expect(isSolved(puzzle, answer)).toBe(true);
    expect(isSolved({ ...puzzle, challenge: 'made-by-the-server.2' }, answer)).toBe(false);
  });

  it.each([1, 8, 9])('has exactly the edge at %i bits', async (bits) => {
    const puzzle = { challenge: 'edge', bits };
    const answer = await solve(puzzle);
    const hash = createHash('sha256').update(`edge:${answer}`).digest();
    const zeros = [...hash]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .indexOf('1');
    expect(zeros).toBeGreaterThanOrEqual(bits);
    expect(isSolved({ challenge: 'edge', bits: zeros }, answer)).toBe(true);
    expect(isSolved({ challenge: 'edge', bits: zeros + 1 }, answer)).toBe(false);
  });

  it('lets others run between slices', async () => {
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses += 1;
    };
    const answer = await solve({ challenge: 'slices', bits: 10 }, { slice: 10, pause });
    expect(pauses).toBe(Math.floor(Number.parseInt(answer, 36) / 10));
  });

  it.each([
    ['no bits', { challenge: 'x', bits: 0 }],
    ['too many', { challenge: 'x', bits: 25 }],
    ['a half', { challenge: 'x', bits: 1.5 }],
    ['nothing', { challenge: '', bits: 1 }],
    ['other letters', { challenge: '字', bits: 1 }],
    ['too long', { challenge: 'x'.repeat(401), bits: 1 }],
  ])('with %s isn’t one', async (_, puzzle) => {
    expect(isSolved(puzzle, '0')).toBe(false);
    await expect(solve(puzzle)).rejects.toThrow(RangeError);
  });

  it('needs no TextEncoder', async () => {
    const { TextEncoder } = globalThis;
    Object.assign(globalThis, { TextEncoder: undefined });
    try {
      expect(await solve({ challenge: 'phone', bits: 4 })).toMatch(/^[0-9a-z]+$/);
    } finally {
      Object.assign(globalThis, { TextEncoder });
    }
  });
});

describe('what the README shows', () => {
  it('is true', async () => {
    const puzzle = { challenge: 'made-by-the-server.1', bits: 12 };
    const answer = await solve(puzzle, { pause: () => new Promise((go) => setTimeout(go)) });
    expect(isSolved(puzzle, answer)).toBe(true);
    expect(isSolved({ ...puzzle, challenge: 'another' }, answer)).toBe(false);
  });
});
