import type { CodeScreen } from '@yizhan/contract';
import { type Instant, SECOND } from '@yizhan/kernel';
import type { CodePurpose } from '@yizhan/stations/vocabulary';
import { useEffect } from 'react';
import { Box, Button, Card, CodeShown, FilterBar, Icon, QrImage } from '../../components';
import { keepAwake } from '../../platform/awake';
import { useNow, useWide } from '../../shell';
import './CodeBoard.scss';

export interface CodeBoardProps {
  readonly code: CodeScreen;
  /** When the code ends, by this device's clock. */
  readonly endsAt: Instant;
  readonly clockFault: string | undefined;
  readonly onPurpose: (purpose: CodePurpose) => void;
  /** Ends all codes shown so far; undefined where that isn't offered. */
  readonly onReplace?: () => Promise<void>;
}

const purposes = [
  { value: 'check_in', label: '签到' },
  { value: 'check_out', label: '签退' },
] as const;

/** The code for people to scan from across a counter; it stays lit. */
export function CodeBoard({ code, endsAt, clockFault, onPurpose, onReplace }: CodeBoardProps) {
  const wide = useWide();
  const left = Math.max(0, endsAt - useNow(SECOND / 2));
  useEffect(() => keepAwake(), []);
  const word = code.purpose === 'check_in' ? '签到' : '签退';
  return (
    <Box className="yz-stack">
      <FilterBar label="用途" options={purposes} value={code.purpose} onChange={onPurpose} />
      <Box className="yz-board">
        <Box className="yz-board__code">
          <Box as="h2" className="yz-board__title yz-serif">{`扫码${word}`}</Box>
          {left > 0 ? (
            <QrImage text={code.text} label={`${word}二维码`} size={wide ? 440 : 288} />
          ) : (
            <Stale size={wide ? 440 : 288} />
          )}
        </Box>
        <Box className="yz-board__side">
          <Box className="yz-soft">扫不了，就在手机上输入</Box>
          <CodeShown code={left > 0 ? code.digits : '------'} big />
          <Ring left={left} />
          <Counts code={code} />
          {clockFault && <Box className="yz-soft">{clockFault}</Box>}
          {onReplace && (
            <Button kind="plain" icon="shield" onTap={onReplace}>
              设备丢了？作废旧码
            </Button>
          )}
        </Box>
      </Box>
    </Box>
  );
}

/** A code that has ended is never shown: people would scan it in vain. */
function Stale({ size }: { readonly size: number }) {
  const side = `${size}px`;
  return (
    <Box role="status" className="yz-board__stale" style={{ width: side, height: side }}>
      <Icon name="offline" />
      <Box>正在换新码，请稍等</Box>
    </Box>
  );
}

/** How long a code is shown: the ring's whole turn. */
const TURN = 30 * SECOND;

function Ring({ left }: { readonly left: number }) {
  const degrees = Math.round((Math.min(left, TURN) / TURN) * 360);
  const seconds = Math.ceil(left / SECOND);
  return (
    <Box className="yz-row yz-board__timer">
      <Box
        role="timer"
        label={`还有 ${seconds} 秒换新码`}
        className="yz-board__ring"
        style={{
          background: `conic-gradient(var(--vermilion) ${degrees}deg, var(--sunken) ${degrees}deg)`,
        }}
      >
        <Box hidden className="yz-board__seconds">
          {seconds}
        </Box>
      </Box>
      <Box>秒后换新码</Box>
    </Box>
  );
}

function Counts({ code }: { readonly code: CodeScreen }) {
  return (
    <Card>
      <Box live="polite" className="yz-strong">
        {`今天应到 ${code.expected} 人，已签到 ${code.checkedIn} 人，已签退 ${code.checkedOut} 人`}
      </Box>
    </Card>
  );
}
