import { Screen } from '../../../components';
import { ImportPostings } from '../../../features/importing/ImportPostings';

export default function ImportPage() {
  return (
    <Screen title="导入岗位">
      <ImportPostings />
    </Screen>
  );
}
