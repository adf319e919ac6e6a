import { Box, Button, Card } from '../../../components';
import { copyText } from '../../../platform/clipboard';
import { toast } from '../../../shell';
import './FirstPassword.scss';

interface Props {
  readonly title: string;
  readonly account: string;
  readonly password: string;
  readonly onDone: () => void;
}

/** What is handed to the person. The server keeps only a hash: it can't be shown once more. */
export function FirstPassword({ title, account, password, onDone }: Props) {
  const copy = async (): Promise<void> => {
    const copied = await copyText(`账号 ${account}，首次密码 ${password}`);
    toast(copied ? '已复制' : '没能复制，请记下来', copied ? 'good' : 'bad');
  };
  return (
    <Card tone="good" title={title}>
      <Box className="yz-stack">
        <Box className="yz-soft">账号</Box>
        <Box className="yz-login">{account}</Box>
        <Box className="yz-soft">首次密码</Box>
        <Box className="yz-login">{password}</Box>
        <Box>密码只显示这一次。请交给本人，第一次登录后要先改密码。</Box>
        <Button wide icon="copy" onTap={copy}>
          复制账号和密码
        </Button>
        <Button wide kind="secondary" onTap={onDone}>
          已交给本人
        </Button>
      </Box>
    </Card>
  );
}
