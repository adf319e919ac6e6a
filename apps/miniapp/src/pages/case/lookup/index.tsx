import { Screen } from '../../../components';
import { LookUp } from '../../../features/cases/LookUp';

export default function LookUpPage() {
  return (
    <Screen title="查进度">
      <LookUp />
    </Screen>
  );
}
