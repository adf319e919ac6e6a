import { Counter, Registry } from 'prom-client';

/** What the areas count, shown at `/metrics` beside the figures of the process. */
export const areaMetrics = new Registry();

const codes = new Counter({
  name: 'yizhan_sms_codes_total',
  help: 'Sign-in codes asked for, by what became of them',
  labelNames: ['outcome'],
  registers: [areaMetrics],
});

/** `exhausted`: the phone has had its share; `day_limit`: all phones together have. */
export function countCode(outcome: 'sent' | 'failed' | 'exhausted' | 'day_limit'): void {
  codes.inc({ outcome });
}
