import { routes, type StaffPerson } from '@yizhan/contract';
import type { Role } from '@yizhan/identity/vocabulary';
import { useMemo, useState } from 'react';
import { DeskLayout, Failed, Screen, Skeleton } from '../../../components';
import { NewPerson } from '../../../features/account/people/NewPerson';
import { PeopleHead, PeopleList } from '../../../features/account/people/PeopleList';
import { PersonDetail } from '../../../features/account/people/PersonDetail';
import { aroundList, useList } from '../../../shell';

type Chosen = 'new' | StaffPerson | null;

export default function PeoplePage() {
  const [role, setRole] = useState<Role | 'all'>('all');
  const [chosen, setChosen] = useState<Chosen>(null);
  const call = useMemo(() => ({ query: role === 'all' ? {} : { role } }), [role]);
  const list = useList(routes.identity.listPeople, call);
  const chosenId = chosen === null || chosen === 'new' ? null : chosen.userId;
  return (
    <Screen title="人员和角色" wide state={aroundList(list)}>
      {() => (
        <DeskLayout
          label="人员"
          invitation="从左边选一个人"
          onClose={() => setChosen(null)}
          list={
            <PeopleHead role={role} onRole={setRole} onNew={() => setChosen('new')}>
              {list.status === 'loading' && <Skeleton cards={4} />}
              {list.status === 'error' && <Failed failure={list.failure} onRetry={list.refresh} />}
              {list.status === 'ready' && (
                <PeopleList list={list.data} chosenId={chosenId} onChoose={setChosen} />
              )}
            </PeopleHead>
          }
          detail={detailOf(chosen, setChosen, () => void list.refresh())}
        />
      )}
    </Screen>
  );
}

function detailOf(chosen: Chosen, choose: (person: StaffPerson) => void, onChanged: () => void) {
  if (chosen === null) return null;
  if (chosen === 'new') return <NewPerson onMade={onChanged} onDone={choose} />;
  const changed = (person: StaffPerson): void => {
    choose(person);
    onChanged();
  };
  return <PersonDetail key={chosen.userId} person={chosen} onChanged={changed} />;
}
