import { type ResponseOf, routes, type StaffPerson } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Card, Input } from '../../../components';
import { useCommand } from '../../../shell';
import { FirstPassword } from './FirstPassword';
import { grantOf, noRole, RoleFields } from './RoleFields';

interface Props {
  /** When the account is there. */
  readonly onMade: () => void;
  /** When its password has been handed over. */
  readonly onDone: (person: StaffPerson) => void;
}

type Made = ResponseOf<typeof routes.identity.createPerson>;

/** A staff account: name, role, and the first password to hand over. */
export function NewPerson({ onMade, onDone }: Props) {
  const [account, setAccount] = useState('');
  const [displayName, setName] = useState('');
  const [choice, setChoice] = useState(noRole);
  const [made, setMade] = useState<Made | null>(null);
  const create = useCommand(routes.identity.createPerson, {
    onDone: (answer) => {
      setMade(answer);
      onMade();
    },
  });
  if (made)
    return (
      <FirstPassword
        title={`${made.person.displayName}的账号已开通`}
        account={made.person.account ?? account}
        password={made.firstPassword}
        onDone={() => onDone(made.person)}
      />
    );
  const grant = grantOf(choice);
  const missing = grant === null || account === '' || displayName.trim() === '';
  const send = () => grant && create.run({ body: { account, displayName, ...grant } });
  return (
    <Card title="开通账号">
      <Box className="yz-stack">
        <Input
          label="姓名"
          value={displayName}
          maxLength={30}
          onChange={setName}
          error={create.fieldError('displayName')}
        />
        <Input
          label="账号"
          hint="登录时输入，小写字母开头，3 到 40 位，例如 zhou.xiao"
          value={account}
          maxLength={40}
          onChange={(typed) => setAccount(typed.trim().toLowerCase())}
          error={create.fieldError('account')}
        />
        <RoleFields choice={choice} onChange={setChoice} />
        <Button wide pending={create.pending} disabled={missing} onTap={send}>
          开通并取得首次密码
        </Button>
      </Box>
    </Card>
  );
}
