import Taro from '@tarojs/taro';
import { type Answer, refused, type TextFile } from './ports';

/** A table that was sent in a chat, as text. WeChat reads UTF-8 only. */
export async function chooseTextFile(): Promise<Answer<TextFile>> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['csv', 'json'],
    });
    const [file] = tempFiles;
    if (!file) return refused('没有选文件，也可以把表格粘贴进来');
    const content = await textAt(file.path);
    if (content.includes('\uFFFD'))
      return refused('微信里只认 UTF-8 的表格，请另存为“CSV UTF-8”再选，或到电脑上导入');
    return { ok: true, value: { name: file.name, content } };
  } catch {
    return refused('没有选文件，也可以把表格粘贴进来');
  }
}

function textAt(filePath: string): Promise<string> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'utf-8',
      success: ({ data }) => resolve(String(data)),
      fail: reject,
    });
  });
}
