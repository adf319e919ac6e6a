import { type Session } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button } from '../../components';
import { canLoginByWechat } from '../../platform/login';
import { goBack, replaceWith, signedIn, toast } from '../../shell';
import { useAgreement } from './own-data/useAgreement';
import { PasswordSignIn } from './PasswordSignIn';
import { PhoneSignIn } from './PhoneSignIn';
import './SignIn.scss';
import { WechatSignIn } from './WechatSignIn';

/** Three ways in: WeChat where there is one, a phone and its code, a staff account. */
export function SignIn() {
  const [byPassword, setByPassword] = useState(false);
  const agreement = useAgreement();
  const enter = async (session: Session): Promise<void> => {
    await signedIn(session);
    toast('登录成功', 'good');
    if (session.mustChangePassword) replaceWith('pages/account/password/index');
    else if (session.mustSecure) replaceWith('pages/account/security/index');
    else goBack();
  };
  const way = { onSession: enter, agree: agreement.ask };
  return (
    <Box className="yz-stack">
      <Box className="yz-sign-in__head">
        <Box className="yz-sign-in__name yz-serif">驿站</Box>
        <Box className="yz-sign-in__line">找活、查政策、提诉求，一处办好</Box>
      </Box>
      {canLoginByWechat && !byPassword && <WechatSignIn {...way} />}
      {byPassword ? <PasswordSignIn {...way} /> : <PhoneSignIn {...way} />}
      {agreement.row}
      <Button kind="plain" icon="swap" onTap={() => setByPassword(!byPassword)}>
        {byPassword ? '用手机号登录' : '工作人员用账号登录'}
      </Button>
      {!byPassword && (
        <Box className="yz-soft yz-center">
          找活和招人用同一个登录；要招人，登录后点“我要招人”登记
        </Box>
      )}
    </Box>
  );
}
