import { Screen } from '../../../components';
import { LookUp } from '../../../features/cases/LookUp';
import { useParams } from '../../../shell';

export default function LookUpPage() {
  const { number, code } = useParams('number', 'code');
  return (
    <Screen title="查进度">
      <LookUp number={number} code={code} />
    </Screen>
  );
}
