import { type Leaving, routes } from '@yizhan/contract';
import { Box, Button, Card, confirm } from '../../../components';
import { accountDeleted, replaceWith, toast, useCommand } from '../../../shell';

/** What waits, what stays behind and how long, and the way out. */
export function LeaveForm({ leaving }: { readonly leaving: Leaving }) {
  const command = useCommand(routes.identity.deleteAccount, {
    onDone: () => {
      accountDeleted();
      toast('账号已注销', 'good');
      replaceWith('pages/home/index');
    },
  });
  const leave = async (): Promise<void> => {
    const sure = await confirm({
      title: '注销账号？',
      text: '注销后不能恢复，所有设备都会退出登录。手机号以后可以重新注册。',
      yes: '注销',
      danger: true,
    });
    if (sure) await command.run({ body: { confirm: '注销' } });
  };
  const waits = leaving.waitsFor.length > 0;
  return (
    <Box className="yz-stack">
      {waits && (
        <Card title="还不能注销">
          {leaving.waitsFor.map((reason) => (
            <Box as="p" key={reason}>
              {reason}
            </Box>
          ))}
        </Card>
      )}
      <Card title="会删掉什么">
        <Box as="p">
          称呼、手机号、微信绑定、通知、记住的政策答案；登记过雇主的，还有联系人、电话和地址。
        </Box>
      </Card>
      <Card title="依法要留下什么">
        <Box as="p">
          下面这些到期才删，期间加密保存，不再和您的称呼、手机号连在一起。诉求里写的内容（包括当时留下的称呼和电话）保持原样。
        </Box>
        {leaving.kept.map(({ label, until, source }) => (
          <Box as="p" key={label}>
            {`${label}：${until}（${source}）`}
          </Box>
        ))}
      </Card>
      <Button wide kind="secondary" pending={command.pending} disabled={waits} onTap={leave}>
        注销账号
      </Button>
    </Box>
  );
}
