import { type Answer, refused, type TextFile } from './ports';

/** A table from this computer, as text: UTF-8, else GB 18030, as Excel in Chinese saves CSV. */
export async function chooseTextFile(): Promise<Answer<TextFile>> {
  const file = await chosen();
  if (!file) return refused('没有选文件，也可以把表格粘贴进来');
  try {
    const text = await textOf(file, 'utf-8');
    const content = text.includes('\uFFFD') ? await textOf(file, 'gb18030') : text;
    return { ok: true, value: { name: file.name, content } };
  } catch {
    return refused('文件打不开，请换一份或把表格粘贴进来');
  }
}

function chosen(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.csv,.json,text/csv,application/json';
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

function textOf(file: File, encoding: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsText(file, encoding);
  });
}
