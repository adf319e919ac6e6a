import { routes } from '@yizhan/contract';
import { useState } from 'react';
import { DeskLayout, Screen } from '../../../components';
import { EmployerReview } from '../../../features/jobs/desk/EmployerReview';
import { ObjectionReview } from '../../../features/jobs/desk/ObjectionReview';
import { ReviewDetail } from '../../../features/jobs/desk/ReviewDetail';
import { type Chosen, ReviewQueue } from '../../../features/jobs/desk/ReviewQueue';
import { useScreen } from '../../../shell';

export default function ReviewPage() {
  const screen = useScreen(routes.jobs.reviewQueue, {});
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const decided = (): void => {
    setChosen(null);
    void screen.refresh();
  };
  return (
    <Screen title="岗位审核" wide state={screen}>
      {(queue) => (
        <DeskLayout
          label="待审"
          invitation="从左边选一件"
          onClose={() => setChosen(null)}
          list={<ReviewQueue queue={queue} chosen={chosen} onChoose={setChosen} />}
          detail={detailOf(chosen, decided)}
        />
      )}
    </Screen>
  );
}

function detailOf(chosen: Chosen | null, onDecided: () => void) {
  if (chosen === null) return null;
  if (chosen.kind === 'employer')
    return (
      <EmployerReview
        key={chosen.employer.employerId}
        employer={chosen.employer}
        onDecided={onDecided}
      />
    );
  if (chosen.kind === 'objection')
    return (
      <ObjectionReview
        key={chosen.objection.objectionId}
        objection={chosen.objection}
        onDecided={onDecided}
      />
    );
  return <ReviewDetail key={chosen.id} postingId={chosen.id} onDecided={onDecided} />;
}
