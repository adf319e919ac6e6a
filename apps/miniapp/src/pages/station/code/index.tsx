import type { CodePurpose } from '@yizhan/stations/vocabulary';
import { type ReactNode, useState } from 'react';
import { Box, Screen } from '../../../components';
import { CodeBoard } from '../../../features/stations/CodeBoard';
import { MyStationBar } from '../../../features/stations/MyStationBar';
import { NoStation } from '../../../features/stations/NoStation';
import { type CodeSource, useCodeScreen } from '../../../features/stations/useCodeScreen';
import { useMyStations } from '../../../features/stations/useMyStations';
import { useReplaceCode } from '../../../features/stations/useReplaceCode';
import { useParams } from '../../../shell';

/** With `postingId` the code of a posting's own site, with `id` a station's, else one of mine. */
export default function CodePage() {
  const { id, postingId } = useParams('id', 'postingId');
  const mine = useMyStations();
  const [chosen, setChosen] = useState(id);
  const stationId = chosen || mine[0]?.id;
  if (postingId) return <Code source={{ kind: 'site', id: postingId }} />;
  if (!stationId)
    return (
      <Screen title="签到码">
        <NoStation />
      </Screen>
    );
  return (
    <Code
      key={stationId}
      source={{ kind: 'station', id: stationId }}
      bar={<MyStationBar stations={mine} value={stationId} onChange={setChosen} />}
    />
  );
}

function Code({ source, bar }: { readonly source: CodeSource; readonly bar?: ReactNode }) {
  const [purpose, setPurpose] = useState<CodePurpose>('check_in');
  const { screen, endsAt, clockFault } = useCodeScreen(source, purpose);
  const replace = useReplaceCode(source, screen.refresh);
  const title = screen.status === 'ready' ? screen.data.placeName : '签到码';
  return (
    <Screen title={title} wide state={screen}>
      {(code) => (
        <Box className="yz-stack">
          {bar}
          <CodeBoard
            code={code}
            endsAt={endsAt}
            clockFault={clockFault}
            onPurpose={setPurpose}
            onReplace={replace}
          />
        </Box>
      )}
    </Screen>
  );
}
