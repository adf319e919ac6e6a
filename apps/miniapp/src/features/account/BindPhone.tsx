import { type Profile, routes } from '@yizhan/contract';
import { Box, Card } from '../../components';
import { goBack, setProfile, useCommand } from '../../shell';
import { isAboutCode, PhoneCode } from './PhoneCode';

/** Binds a phone, or another in place of the one bound: the code proves whose it is. */
export function BindPhone({ profile }: { readonly profile: Profile }) {
  const isChange = profile.phone !== null;
  const bind = useCommand(routes.identity.bindPhone, {
    success: isChange ? '手机号已更换' : '手机号已绑定',
    onDone: (changed) => {
      setProfile(changed);
      goBack();
    },
    onRefused: isAboutCode,
  });
  return (
    <Box className="yz-stack">
      <Card title={isChange ? `现在的手机号 ${profile.phone}` : '还没有绑定手机号'}>
        <Box className="yz-soft">
          {isChange
            ? '换好以后用新号登录，旧号登录不到这个账号。'
            : '绑定后不用微信也能登录，换了微信也不丢班次和工钱记录。'}
        </Box>
      </Card>
      <PhoneCode
        purpose="bind"
        label={isChange ? '新手机号' : '手机号'}
        action={isChange ? '换成这个号' : '绑定'}
        pending={bind.pending}
        failure={bind.failure}
        fieldError={bind.fieldError}
        onCode={async (phone, code) => (await bind.run({ body: { phone, code } }))?.ok === true}
      />
    </Box>
  );
}
