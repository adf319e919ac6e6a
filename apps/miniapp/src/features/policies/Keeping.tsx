import { type PolicyCalculator, routes, type ToldAnswers } from '@yizhan/contract';
import type { PolicyAudience } from '@yizhan/policies/vocabulary';
import { useState } from 'react';
import { Box, Button, Card, confirm, List, ListRow, SwitchRow } from '../../components';
import { goSignIn, useCommand, useSession } from '../../shell';

/** What the system knows by itself, so that nobody is asked for it. */
export function Held({ held }: { readonly held: PolicyCalculator['held'] }) {
  if (held.length === 0) return null;
  return (
    <Card title="系统已经知道的">
      <List label="系统已经知道的">
        {held.map(({ label, value }) => (
          <ListRow key={label} title={label} value={value} />
        ))}
      </List>
    </Card>
  );
}

export interface KeepingProps {
  readonly audience: PolicyAudience;
  readonly facts: ToldAnswers;
  /** Whether answers are kept at the server already. */
  readonly kept: boolean;
  readonly onRestart: () => void;
}

/** Answers are kept when the person says so, and forgotten when they say so. */
export function Keeping({ audience, facts, kept, onRestart }: KeepingProps) {
  const { signedIn } = useSession();
  const [on, setOn] = useState(kept);
  const keep = useCommand(routes.policies.keepFacts, {
    success: '已保存，符合时会在首页告诉您',
    onDone: () => setOn(true),
  });
  const forget = useCommand(routes.policies.forgetFacts, {
    success: '已从系统里删除',
    onDone: () => setOn(false),
  });
  const change = (wanted: boolean): void => {
    if (wanted) void keep.run({ body: { audience, facts } });
    else void forget.run({ query: { audience } });
  };
  const restart = async (): Promise<void> => {
    if (await confirm({ title: '清空这些回答，从头再来？', yes: '从头再来' })) onRestart();
  };
  return (
    <Card title="您的回答">
      <Box className="yz-stack">
        <Box className="yz-soft">回答只留在这部手机上，不打开下面的开关，系统不会保存</Box>
        {signedIn ? (
          <>
            <SwitchRow
              label="保存我的回答"
              hint="加密保存半年，符合新政策时在首页告诉您"
              on={on}
              onChange={change}
            />
            {on && (
              <Button
                kind="secondary"
                wide
                pending={keep.pending}
                onTap={() => keep.run({ body: { audience, facts } })}
              >
                更新保存的回答
              </Button>
            )}
          </>
        ) : (
          <Button kind="secondary" wide onTap={goSignIn}>
            登录后可以保存
          </Button>
        )}
        <Button kind="plain" onTap={restart}>
          从头再来
        </Button>
      </Box>
    </Card>
  );
}
