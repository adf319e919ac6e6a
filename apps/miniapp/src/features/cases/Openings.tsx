import type { ResponseOf, routes } from '@yizhan/contract';
import { Box, DateTime, Empty, List, ListRow } from '../../components';

interface Props {
  readonly items: ResponseOf<typeof routes.cases.openings>['items'];
}

/** Who of the staff has seen who the reporter is, newest first. */
export function Openings({ items }: Props) {
  if (items.length === 0)
    return (
      <Empty
        icon="shield"
        title="还没有人看过"
        hint="工作人员每次查看您的姓名和电话，都会记在这里"
      />
    );
  return (
    <Box className="yz-stack">
      <Box className="yz-soft">
        工作人员每次查看您的姓名和电话都有记录。觉得不对，可以在诉求里说明，或打 12345。
      </Box>
      <List label="查看记录">
        {items.map((one) => (
          <ListRow
            key={one.id}
            icon="people"
            title={[one.roles.join('、'), one.unit].filter(Boolean).join(' · ')}
            hint={<DateTime at={one.at} />}
          />
        ))}
      </List>
    </Box>
  );
}
