import { routes } from '@yizhan/contract';
import { useMemo, useState } from 'react';
import { DeskLayout, Failed, Screen, Skeleton } from '../../../components';
import { DeskList } from '../../../features/policies/desk/DeskList';
import { NewPolicy } from '../../../features/policies/desk/NewPolicy';
import { VersionEditor } from '../../../features/policies/desk/VersionEditor';
import { useList, useScreen } from '../../../shell';

const NEW = 'new';

export default function PolicyDeskPage() {
  const [chosen, setChosen] = useState<string | null>(null);
  const all = useMemo(() => ({}), []);
  const list = useList(routes.policies.desk, all);
  const change = (policyId: string | null): void => {
    setChosen(policyId);
    void list.refresh();
  };
  return (
    <Screen title="政策库" wide state={list}>
      {(rows) => (
        <DeskLayout
          label="政策"
          list={
            <DeskList
              list={rows}
              chosen={chosen}
              onChoose={setChosen}
              onNew={() => setChosen(NEW)}
            />
          }
          detail={detailOf(chosen, change)}
          onClose={() => setChosen(null)}
          invitation="从左边选一条政策"
        />
      )}
    </Screen>
  );
}

function detailOf(chosen: string | null, onChanged: (policyId: string) => void) {
  if (chosen === null) return null;
  if (chosen === NEW) return <NewPolicy onMade={({ policyId }) => onChanged(policyId)} />;
  return <Chosen key={chosen} policyId={chosen} onChanged={() => onChanged(chosen)} />;
}

interface ChosenProps {
  readonly policyId: string;
  readonly onChanged: () => void;
}

function Chosen({ policyId, onChanged }: ChosenProps) {
  const screen = useScreen(routes.policies.deskPolicy, { params: { policyId } });
  const changed = (): void => {
    void screen.refresh();
    onChanged();
  };
  if (screen.status === 'loading') return <Skeleton />;
  if (screen.status === 'error')
    return <Failed failure={screen.failure} onRetry={screen.refresh} />;
  return <VersionEditor policy={screen.data} onChanged={changed} />;
}
