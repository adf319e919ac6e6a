import { privacyNotice } from '@yizhan/identity/vocabulary';
import { useState } from 'react';
import { Box, Button, confirm, SwitchRow } from '../../../components';
import { go } from '../../../shell';

const WORDS = '我已阅读并同意个人信息处理规则，已满 16 周岁';

export interface Agreement {
  /** The version agreed to; asks when nothing was ticked yet, and null is a no. */
  readonly ask: () => Promise<string | null>;
  readonly row: JSX.Element;
}

/** The tick before signing in. It is never set beforehand, and whoever forgot it is asked. */
export function useAgreement(): Agreement {
  const [agreed, setAgreed] = useState(false);
  const ask = async (): Promise<string | null> => {
    const yes =
      agreed ||
      (await confirm({
        title: '同意个人信息处理规则吗？',
        text: '登录要用到您的手机号或微信标识。规则写明了记什么、为什么、留多久、谁能看。找活要满 16 周岁。',
        yes: '同意并登录',
        no: '先不登录',
      }));
    if (yes) setAgreed(true);
    return yes ? privacyNotice.version : null;
  };
  const row = (
    <Box className="yz-stack">
      <SwitchRow label={WORDS} on={agreed} onChange={setAgreed} />
      <Button kind="plain" onTap={() => go('pages/account/privacy/index')}>
        看看个人信息处理规则
      </Button>
    </Box>
  );
  return { ask, row };
}
