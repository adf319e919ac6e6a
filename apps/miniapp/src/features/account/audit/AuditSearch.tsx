import { type AuditAction, auditActionLabels, auditActions } from '@yizhan/identity/vocabulary';
import { Box, FilterBar } from '../../../components';

const actions = [
  { value: 'all' as const, label: '全部' },
  ...auditActions.map((action) => ({ value: action, label: auditActionLabels[action] })),
];

const outcomes = [
  { value: 'any' as const, label: '成功和失败' },
  { value: 'refused' as const, label: '只看失败' },
];

interface Props {
  readonly action: AuditAction | 'all';
  readonly refused: boolean;
  readonly onAction: (action: AuditAction | 'all') => void;
  readonly onRefused: (refused: boolean) => void;
}

/** Narrows the trail. */
export function AuditSearch({ action, refused, onAction, onRefused }: Props) {
  return (
    <Box className="yz-stack">
      <Box className="yz-soft">
        登录、授权、核验、发牌和每一次查看他人信息都记在这里，保存 400 天，不能修改。
      </Box>
      <FilterBar label="按操作" options={actions} value={action} onChange={onAction} />
      <FilterBar
        label="按结果"
        options={outcomes}
        value={refused ? 'refused' : 'any'}
        onChange={(value) => onRefused(value === 'refused')}
      />
    </Box>
  );
}
