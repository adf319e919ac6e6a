import type { StaffPerson } from '@yizhan/contract';
import { type Role, roleLabels, staffRoles } from '@yizhan/identity/vocabulary';
import type { ReactNode } from 'react';
import { Box, Button, Empty, FilterBar, List, ListRow, More } from '../../../components';
import type { Listed } from '../../../shell';
import { sayGrant } from './words';

const filters = [
  { value: 'all' as const, label: '全部' },
  ...staffRoles.map((role) => ({ value: role, label: roleLabels[role] })),
];

interface HeadProps {
  readonly role: Role | 'all';
  readonly onRole: (role: Role | 'all') => void;
  readonly onNew: () => void;
  readonly children: ReactNode;
}

/** What stands above the list, whatever becomes of it. */
export function PeopleHead({ role, onRole, onNew, children }: HeadProps) {
  return (
    <Box className="yz-stack">
      <Button wide kind="secondary" icon="plus" onTap={onNew}>
        开通账号
      </Button>
      <FilterBar label="按角色" options={filters} value={role} onChange={onRole} />
      {children}
    </Box>
  );
}

interface ListProps {
  readonly list: Listed<StaffPerson>;
  readonly chosenId: string | null;
  readonly onChoose: (person: StaffPerson) => void;
}

/** Staff with what they may do and where. */
export function PeopleList({ list, chosenId, onChoose }: ListProps) {
  if (list.items.length === 0)
    return <Empty icon="people" title="没有这样的人" hint="换一个角色，或者开通一个账号" />;
  return (
    <Box className="yz-stack">
      <List label="人员">
        {list.items.map((person) => (
          <ListRow
            key={person.userId}
            title={person.displayName}
            hint={hintOf(person)}
            selected={person.userId === chosenId}
            onTap={() => onChoose(person)}
          />
        ))}
      </List>
      <More list={list} />
    </Box>
  );
}

function hintOf({ account, phone, grants }: StaffPerson): string {
  const who = account ?? phone ?? '';
  const held = grants.map(sayGrant).join('、') || '没有角色';
  return [who, held].filter((part) => part !== '').join(' · ');
}
