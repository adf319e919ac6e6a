import { RowRecords } from '../../src/platform/ledger';
import type { RunningApp } from './app';

/** At the end of a spec: every row that events tell of is as its last event left it. */
export function rowsStandAsWritten(app: RunningApp): void {
  it('leaves rows and events that agree', async () => {
    expect(await app.service(RowRecords).check()).toEqual([]);
  });
}
