import { routes, type StaffPerson } from '@yizhan/contract';
import { useState } from 'react';
import { Button, Card, confirm, Input } from '../../../components';
import { useCommand } from '../../../shell';

interface Props {
  readonly person: StaffPerson;
  readonly onChanged: (person: StaffPerson) => void;
}

/** Closes an account, or opens it again; the reason stands in the trail. */
export function PersonState({ person, onChanged }: Props) {
  const { userId, displayName, active } = person;
  const [reason, setReason] = useState('');
  const change = useCommand(routes.identity.setPersonState, {
    success: active ? '已停用' : '已启用',
    onDone: () => {
      setReason('');
      onChanged({ ...person, active: !active });
    },
  });
  const ask = async (): Promise<void> => {
    const title = `${active ? '停用' : '启用'}${displayName}的账号？`;
    const text = active ? '这个人在所有设备上会马上被退出，不能再登录。' : '这个人又可以登录了。';
    if (!(await confirm({ title, text, yes: active ? '停用' : '启用', danger: active }))) return;
    await change.run({ params: { userId }, body: { active: !active, reason } });
  };
  return (
    <Card title={active ? '停用账号' : '启用账号'}>
      <Input
        label="原因"
        hint="记在操作记录里，例如：调离岗位"
        maxLength={200}
        value={reason}
        onChange={setReason}
        error={change.fieldError('reason')}
      />
      <Button
        kind="secondary"
        pending={change.pending}
        disabled={reason.trim().length < 2}
        onTap={ask}
      >
        {active ? '停用' : '启用'}
      </Button>
    </Card>
  );
}

/** For someone who lost phone and recovery codes. */
export function ResetFactor({ person, onChanged }: Props) {
  const reset = useCommand(routes.identity.resetSecondFactor, {
    success: '已取消两步验证',
    onDone: () => onChanged({ ...person, secondFactor: false }),
  });
  const ask = async (): Promise<void> => {
    const title = `取消${person.displayName}的两步验证？`;
    const text = '请先确认是本人。这个人在所有设备上会被退出，登录后要重新设置。';
    if (!(await confirm({ title, text, yes: '取消两步验证', danger: true }))) return;
    await reset.run({ params: { userId: person.userId } });
  };
  return (
    <Card title="手机和恢复码都丢了">
      <Button kind="secondary" pending={reset.pending} onTap={ask}>
        取消两步验证
      </Button>
    </Card>
  );
}
