import { MINUTE, SECOND } from '@yizhan/kernel';
import { useEffect, useRef } from 'react';
import { Box } from '../platform/ui';
import { type Moment, sayDuration } from '../shell/dates';
import { useNow } from '../shell/useNow';
import './Countdown.scss';

export interface CountdownProps {
  readonly until: Moment;
  /** The whole time in ms: shows what is left of it as a bar. */
  readonly total?: number;
  /** e.g. 「后换新码」: 12 秒后换新码. */
  readonly after?: string;
  readonly onOver?: () => void;
}

/** Time that is left: by the second within two minutes, in words before. */
export function Countdown({ until, total, after = '', onOver }: CountdownProps) {
  const end = typeof until === 'number' ? until : Date.parse(until);
  const now = useNow(SECOND);
  const left = Math.max(0, end - now);
  const told = useRef<number | null>(null);
  const over = useRef(onOver);
  over.current = onOver;
  useEffect(() => {
    if (left > 0 || told.current === end) return;
    told.current = end;
    over.current?.();
  }, [left, end]);
  return (
    <Box role="timer" className="yz-countdown">
      <Box>{sayLeft(left) + after}</Box>
      {total !== undefined && (
        <Box hidden className="yz-countdown__track">
          <Box className="yz-countdown__left" style={{ width: `${(left / total) * 100}%` }} />
        </Box>
      )}
    </Box>
  );
}

function sayLeft(left: number): string {
  return left <= 2 * MINUTE ? `${Math.ceil(left / SECOND)} 秒` : sayDuration(left);
}
