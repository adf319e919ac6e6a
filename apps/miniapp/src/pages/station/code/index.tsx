import type { CodePurpose } from '@yizhan/stations/vocabulary';
import { useState } from 'react';
import { Screen } from '../../../components';
import { CodeBoard } from '../../../features/stations/CodeBoard';
import { NoStation } from '../../../features/stations/NoStation';
import { type CodeSource, useCodeScreen } from '../../../features/stations/useCodeScreen';
import { useMyStations } from '../../../features/stations/useMyStations';
import { useParams } from '../../../shell';

/** With `postingId` the code of a posting's own site, with `id` a station's, else my first station's. */
export default function CodePage() {
  const { id, postingId } = useParams('id', 'postingId');
  const mine = useMyStations();
  if (postingId) return <Code source={{ kind: 'site', id: postingId }} />;
  const stationId = id || mine[0]?.id;
  if (stationId) return <Code source={{ kind: 'station', id: stationId }} />;
  return (
    <Screen title="签到码">
      <NoStation />
    </Screen>
  );
}

function Code({ source }: { readonly source: CodeSource }) {
  const [purpose, setPurpose] = useState<CodePurpose>('check_in');
  const { screen, endsAt, clockFault } = useCodeScreen(source, purpose);
  const title = screen.status === 'ready' ? screen.data.placeName : '签到码';
  return (
    <Screen title={title} wide state={screen}>
      {(code) => (
        <CodeBoard code={code} endsAt={endsAt} clockFault={clockFault} onPurpose={setPurpose} />
      )}
    </Screen>
  );
}
