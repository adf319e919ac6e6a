import { type CodeScreen, routes } from '@yizhan/contract';
import { fromIso, type Instant, SECOND } from '@yizhan/kernel';
import { driftSentence } from '@yizhan/rotating-code/drift';
import type { CodePlaceKind, CodePurpose } from '@yizhan/stations/vocabulary';
import { useEffect, useRef, useState } from 'react';
import { client, type Screened, useScreen } from '../../shell';

/** Where the code is shown: a station's desk, or the site of an employer's posting. */
export interface CodeSource {
  readonly kind: CodePlaceKind;
  readonly id: string;
}

export interface ShownCodeScreen {
  readonly screen: Screened<CodeScreen>;
  /** When the code ends by this device's clock, however wrong that is. */
  readonly endsAt: Instant;
  /** What is wrong with the device's clock, if anything. */
  readonly clockFault: string | undefined;
}

/** Staff see a scan arrive within so long. */
const COUNTS_EVERY = 8 * SECOND;
const RETRY_EVERY = 2 * SECOND;
/** Half the round trip of a slow network: a clock is blamed only beyond it. */
const NETWORK_DOUBT = 3 * SECOND;

/** The code that is to be shown now; asks for the next one when it changes. */
export function useCodeScreen(source: CodeSource, purpose: CodePurpose): ShownCodeScreen {
  const isStation = source.kind === 'station';
  const opened = useOpenSite(source);
  const query = { purpose };
  const station = useScreen(
    routes.stations.code,
    isStation ? { params: { stationId: source.id }, query } : null,
  );
  const site = useScreen(
    routes.stations.siteCode,
    opened ? { params: { postingId: source.id }, query } : null,
  );
  const screen = isStation ? station : site;
  const received = useReceived(screen);
  useAskAgain(screen, received.endsAt);
  return { screen, ...received };
}

/** A site's first code needs its key made; a station has its own ahead of time. */
function useOpenSite({ kind, id }: CodeSource): boolean {
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    if (kind !== 'site') return;
    // A refusal shows when the code itself is asked for.
    void client
      .call(routes.stations.openSite, { params: { postingId: id } })
      .then(() => setOpened(true));
  }, [kind, id]);
  return opened;
}

/** The server's times carried over to this device's clock. */
function useReceived(screen: Screened<CodeScreen>): Omit<ShownCodeScreen, 'screen'> {
  const [received, setReceived] = useState<Omit<ShownCodeScreen, 'screen'>>({
    endsAt: 0,
    clockFault: undefined,
  });
  const fresh = screen.status === 'ready' && screen.keptAt === null ? screen.data : null;
  useEffect(() => {
    if (!fresh) return;
    const aheadMs = Date.now() - fromIso(fresh.serverTime);
    setReceived({
      endsAt: fromIso(fresh.changesAt) + aheadMs,
      clockFault: driftSentence({ aheadMs, uncertaintyMs: NETWORK_DOUBT }),
    });
  }, [fresh]);
  return received;
}

/** Asks again when the code changes, and in between for the counts. */
function useAskAgain({ refresh }: Screened<CodeScreen>, endsAt: Instant): void {
  const end = useRef(endsAt);
  end.current = endsAt;
  const isShown = endsAt > 0;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let stopped = false;
    const plan = (): void => {
      const left = end.current - Date.now();
      const soon = left > 0 ? Math.min(left + 50, COUNTS_EVERY) : RETRY_EVERY;
      const wait = isShown ? soon : COUNTS_EVERY;
      timer = setTimeout(() => {
        void refresh().then(() => {
          if (!stopped) plan();
        });
      }, wait);
    };
    plan();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [refresh, isShown]);
}
