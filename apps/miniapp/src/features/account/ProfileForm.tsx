import { type Profile, routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Input, List, ListRow, Tag } from '../../components';
import { go, setProfile, useCommand } from '../../shell';

export interface ProfileFormProps {
  readonly profile: Profile;
  readonly onChanged: (profile: Profile) => void;
}

/** My name, and what I sign in with. */
export function ProfileForm({ profile, onChanged }: ProfileFormProps) {
  const [displayName, setDisplayName] = useState(profile.displayName);
  const command = useCommand(routes.identity.updateMe, {
    success: '已保存',
    onDone: (changed) => {
      setProfile(changed);
      onChanged(changed);
    },
  });
  const isSame = displayName.trim() === profile.displayName;
  return (
    <Box className="yz-stack">
      <Input
        label="称呼"
        maxLength={30}
        value={displayName}
        onChange={setDisplayName}
        error={command.fieldError('displayName')}
      />
      <Button
        wide
        pending={command.pending}
        disabled={isSame || displayName.trim() === ''}
        onTap={() => command.run({ body: { displayName } })}
      >
        保存
      </Button>
      <List label="登录方式">
        <ListRow
          icon="phone"
          title="手机号"
          hint={profile.phone ?? '还没有绑定'}
          value={profile.phone ? '更换' : '去绑定'}
          onTap={() => go('pages/account/phone/index')}
        />
        <ListRow
          icon="voice"
          title="微信"
          value={
            <Tag tone={profile.wechatBound ? 'good' : 'quiet'}>
              {profile.wechatBound ? '已绑定' : '未绑定'}
            </Tag>
          }
        />
        {profile.account && (
          <ListRow
            icon="shield"
            title="账号"
            hint={profile.account}
            value="修改密码"
            onTap={() => go('pages/account/password/index')}
          />
        )}
        <ListRow
          icon="shield"
          title="账号安全"
          hint="已登录的设备，工作人员的两步验证"
          onTap={() => go('pages/account/security/index')}
        />
      </List>
      <List label="我的个人信息">
        <ListRow
          icon="shield"
          title="个人信息处理规则"
          hint="记什么、为什么、留多久、谁能看"
          onTap={() => go('pages/account/privacy/index')}
        />
        <ListRow
          icon="shield"
          title="查看和复制我的个人信息"
          onTap={() => go('pages/account/data/index')}
        />
        <ListRow icon="shield" title="注销账号" onTap={() => go('pages/account/leave/index')} />
      </List>
    </Box>
  );
}
