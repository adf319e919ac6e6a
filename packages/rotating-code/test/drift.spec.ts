import fc from 'fast-check';
import { driftSentence, measureDrift } from '../src';

describe("a phone's clock", () => {
  it('is measured within the uncertainty told, however slow the network', () => {
    const leg = fc.nat(5_000);
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.tuple(leg, leg), { minLength: 1 }), (ahead, legs) => {
        const samples = legs.map(([there, back], at) => {
          const sentAt = 1_000_000 * at;
          return { sentAt, serverAt: sentAt - ahead + there, receivedAt: sentAt + there + back };
        });
        const drift = measureDrift(samples);
        if (!drift) throw new Error('no drift');
        expect(Math.abs(drift.aheadMs - ahead)).toBeLessThanOrEqual(drift.uncertaintyMs);
        const fastest = Math.min(...legs.map(([there, back]) => (there + back) / 2));
        expect(drift.uncertaintyMs).toBe(fastest);
      }),
    );
  });

  it('is told only when it is surely wrong', () => {
    expect(driftSentence({ aheadMs: 16_000, uncertaintyMs: 2_000 })).toBeUndefined();
    expect(driftSentence({ aheadMs: 90_000, uncertaintyMs: 100 })).toContain('快了约 90 秒');
    expect(driftSentence({ aheadMs: -600_000, uncertaintyMs: 100 })).toContain('慢了约 10 分钟');
  });

  it('is unknown without a sample that makes sense', () => {
    expect(measureDrift([{ sentAt: 5, serverAt: 5, receivedAt: 4 }])).toBeUndefined();
  });
});
