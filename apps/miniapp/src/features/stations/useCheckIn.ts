import { isOffline } from '@yizhan/client';
import { type AttendanceView, type CheckInForm, routes } from '@yizhan/contract';
import { toIso } from '@yizhan/kernel';
import { stationErrors } from '@yizhan/stations/vocabulary';
import { useCallback, useEffect, useState } from 'react';
import { locate } from '../../platform/location';
import { onNetworkChange } from '../../platform/network';
import { useCommand, useSession } from '../../shell';
import { type HeldClaim, heldClaims, hold, sendHeld } from './heldClaims';

type Code = Pick<CheckInForm, 'code' | 'digits' | 'leavingNow'>;

export type CheckInState =
  | { readonly status: 'idle' }
  | { readonly status: 'recorded'; readonly attendance: AttendanceView }
  | { readonly status: 'refused'; readonly reason: string }
  /** Out right after in: asked whether it is meant. */
  | { readonly status: 'at_once'; readonly reason: string; readonly code: Code }
  /** Kept on the phone until there is a network. */
  | { readonly status: 'held' };

export interface CheckIn {
  readonly state: CheckInState;
  readonly pending: boolean;
  readonly held: readonly HeldClaim[];
  readonly send: (code: Code) => Promise<void>;
  readonly refuse: (reason: string) => void;
  readonly reset: () => void;
}

/** Checks the person in or out; without a network the claim is kept and sent later. */
export function useCheckIn(onRecorded: () => void): CheckIn {
  const [state, setState] = useState<CheckInState>({ status: 'idle' });
  const userId = useSession().profile?.userId ?? '';
  const [held, setHeld] = useState<readonly HeldClaim[]>(() => heldClaims(userId));
  // Every refusal is shown on the screen itself.
  const command = useCommand(routes.stations.checkIn, { onRefused: () => true });
  const { run } = command;

  const send = useCallback(
    async (code: Code) => {
      let result = await run({ body: code });
      if (result && !result.ok && result.error.code === stationErrors.position_needed.code) {
        const place = await locate();
        if (!place.ok) return setState({ status: 'refused', reason: place.reason });
        const position = { ...place.value, takenAt: toIso(Date.now()) };
        result = await run({ body: { ...code, position } });
      }
      if (!result) return;
      if (result.ok) {
        setState({ status: 'recorded', attendance: result.value });
        onRecorded();
      } else if (isOffline(result.error) && hold(userId, code)) {
        setHeld(heldClaims(userId));
        setState({ status: 'held' });
      } else if (result.error.code === stationErrors.left_at_once.code)
        setState({ status: 'at_once', reason: result.error.detail, code });
      else setState({ status: 'refused', reason: result.error.detail });
    },
    [run, userId, onRecorded],
  );
  useSendHeld(userId, setHeld, setState, onRecorded);

  const refuse = useCallback((reason: string) => setState({ status: 'refused', reason }), []);
  const reset = useCallback(() => setState({ status: 'idle' }), []);
  return { state, pending: command.pending, held, send, refuse, reset };
}

/** Sends what is held when the screen opens and whenever the network comes back. */
function useSendHeld(
  userId: string,
  setHeld: (held: readonly HeldClaim[]) => void,
  setState: (state: CheckInState) => void,
  onRecorded: () => void,
): void {
  const flush = useCallback(async () => {
    if (heldClaims(userId).length === 0) return;
    const outcomes = await sendHeld(userId);
    setHeld(heldClaims(userId));
    const last = outcomes[outcomes.length - 1]?.result;
    if (!last) return;
    if (last.ok) {
      setState({ status: 'recorded', attendance: last.value });
      onRecorded();
    } else setState({ status: 'refused', reason: last.reason });
  }, [userId, setHeld, setState, onRecorded]);
  useEffect(() => {
    void flush();
    return onNetworkChange((online) => {
      if (online) void flush();
    });
  }, [flush]);
}
