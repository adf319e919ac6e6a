import { type Instant, needInstant, needNumber, needObject } from '@yizhan/kernel';
import { needDrift, needEach } from './door';

/** One question to the server for its time, as the phone saw it. */
export interface TimeSample {
  /** Phone's clock when asking. */
  readonly sentAt: Instant;
  /** Server's clock when answering. */
  readonly serverAt: Instant;
  /** Phone's clock when the answer came. */
  readonly receivedAt: Instant;
}

export interface Drift {
  /** How far the phone runs ahead of the server, in milliseconds; negative: behind. */
  readonly aheadMs: number;
  /** The true figure lies within this much on either side: half the fastest round trip. */
  readonly uncertaintyMs: number;
}

function needSample(field: string, sample: TimeSample): void {
  needObject(field, sample);
  needInstant(`${field}.sentAt`, sample.sentAt);
  needInstant(`${field}.serverAt`, sample.serverAt);
  needInstant(`${field}.receivedAt`, sample.receivedAt);
}

/** How far a phone's clock is off (RFC 5905 §8), from the sample with the shortest round trip. */
export function measureDrift(samples: readonly TimeSample[]): Drift | undefined {
  needEach('samples', samples, needSample);
  let best: Drift | undefined;
  for (const { sentAt, serverAt, receivedAt } of samples) {
    if (receivedAt < sentAt) continue;
    const uncertaintyMs = (receivedAt - sentAt) / 2;
    if (!best || uncertaintyMs < best.uncertaintyMs)
      best = { aheadMs: (sentAt + receivedAt) / 2 - serverAt, uncertaintyMs };
  }
  return best;
}

/** The server's time, as a phone reckons it while it has no network. */
export function serverTime(drift: Drift, phoneNow: Instant): Instant {
  needDrift(drift);
  needInstant('phoneNow', phoneNow);
  return phoneNow - drift.aheadMs;
}

/** From here on a person is told; below it no code is ever missed. */
export const DRIFT_TOLD_FROM_MS = 15_000;

/** A sentence for the person when the clock is surely off by more than `toldFromMs`. */
export function driftSentence(
  drift: Drift,
  toldFromMs: number = DRIFT_TOLD_FROM_MS,
): string | undefined {
  needDrift(drift);
  needNumber('toldFromMs', toldFromMs, 0);
  const surely = Math.abs(drift.aheadMs) - drift.uncertaintyMs;
  if (surely < toldFromMs) return undefined;
  const seconds = Math.round(Math.abs(drift.aheadMs) / 1_000);
  const length = seconds < 120 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分钟`;
  return `手机的时间${drift.aheadMs > 0 ? '快了' : '慢了'}约 ${length}，请在手机设置里打开“自动设置时间”`;
}
