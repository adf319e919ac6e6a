import type { OwnDataFile } from '@yizhan/contract';
import { Box, Button, Card, DateTime } from '../../../components';
import { copyText } from '../../../platform/clipboard';
import { toast } from '../../../shell';

/** All that is held of me, to read and to take along. */
export function OwnData({ file }: { readonly file: OwnDataFile }) {
  const copy = async (): Promise<void> => {
    const done = await copyText(JSON.stringify(file, null, 2));
    if (done) toast('已复制，可以粘贴保存', 'good');
    else toast('没能复制，请长按文字选取', 'bad');
  };
  return (
    <Box className="yz-stack">
      <Box className="yz-soft">
        {'生成于 '}
        <DateTime at={file.madeAt} />
      </Box>
      <Button wide onTap={copy}>
        复制全部（JSON）
      </Button>
      {file.sections.map(({ title, records }) => (
        <Card key={title} title={title}>
          {records.length === 0 && <Box className="yz-soft">没有记录</Box>}
          {records.map(({ fields }) => (
            <Box as="p" key={JSON.stringify(fields)}>
              {fields.map(({ label, value }) => `${label}：${value}`).join('；')}
            </Box>
          ))}
        </Card>
      ))}
    </Box>
  );
}
