import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { Inquiries } from '../../../features/cases/Inquiries';
import { useList } from '../../../shell';

const everything = {};

export default function InquiriesPage() {
  const list = useList(routes.cases.inquiries, everything);
  return (
    <Screen title="请您核实" state={list}>
      {(listed) => <Inquiries list={listed} onChanged={list.refresh} />}
    </Screen>
  );
}
