import { localDate } from '@yizhan/kernel';
import { Box } from '../platform/ui';
import { type Moment, sayDay, sayMoment, saySpan } from '../shell/dates';

export type DateTimeProps =
  | { readonly at: Moment; readonly until?: Moment; readonly day?: undefined }
  | { readonly day: string; readonly at?: undefined; readonly until?: undefined };

/** A moment, a span of one day, or a day, as people say it: 今天 07:00–17:00. */
export function DateTime(props: DateTimeProps) {
  const now = Date.now();
  return <Box className="yz-date-time">{say(props, now)}</Box>;
}

function say(props: DateTimeProps, now: number): string {
  if (props.day !== undefined) return sayDay(props.day, localDate(now));
  return props.until === undefined ? sayMoment(props.at, now) : saySpan(props.at, props.until, now);
}
