import fc from 'fast-check';
import {
  issueReceipt,
  type LedgerEvent,
  makeAnchor,
  makeReceiptKey,
  proveInclusion,
  verifyAnchor,
  verifyInclusion,
  verifyReceipt,
  verifyStream,
} from '../src';
import { aStream, random } from './builders';

describe('any JSON', () => {
  it('in place of events, receipt, proof or anchor is refused, and never throws', async () => {
    const [event] = (await aStream(1)) as [LedgerEvent];
    const key = makeReceiptKey('k', random);
    const valid: object[] = [
      event,
      issueReceipt(event, key),
      proveInclusion([event], 'case:1') ?? {},
    ];
    const anchor = makeAnchor('2026-11-23', [event]);
    const spoilt = fc
      .tuple(
        fc.constantFrom(...valid),
        fc.dictionary(fc.constantFrom(...valid.flatMap(Object.keys)), fc.jsonValue(), {
          minKeys: 1,
        }),
      )
      .map(([whole, parts]) => [whole, { ...whole, ...parts }].map((row) => JSON.stringify(row)))
      .filter(([whole, changed]) => whole !== changed)
      .map(([, changed]) => JSON.parse(changed ?? '') as object);
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), spoilt), (value) => {
        const given = JSON.parse(JSON.stringify(value)) as never;
        expect(verifyStream([given]).ok).toBe(false);
        expect(verifyReceipt(given, [key]).ok).toBe(false);
        expect(verifyInclusion(given, anchor).ok).toBe(false);
        expect(verifyAnchor(given, [key]).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
