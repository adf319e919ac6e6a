import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** What the browsers' camera sees: read whenever a page opens it. */
export const CAMERA = join(tmpdir(), `yizhan-camera-${process.pid}.y4m`);

const WIDTH = 640;
const HEIGHT = 480;
/** Half a second's worth; the browser begins again at the end. */
const FRAMES = 15;
const WHITE = 235;
const BLACK = 16;

/** Holds a code that is on one screen before the camera of the others. */
export async function holdBeforeCamera(page: Page, label: string): Promise<void> {
  const style = await page.getByRole('img', { name: label, exact: true }).getAttribute('style');
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420jpeg\n`);
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), photograph(style ?? ''), colour]);
  writeFileSync(CAMERA, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)]));
}

/** The drawn modules as a camera would see them: grey values, a white frame around them. */
function photograph(style: string): Buffer {
  const drawing = decodeURIComponent(style);
  const size = Number(/viewBox=\\?"0 0 (\d+)/.exec(drawing)?.[1]);
  const dark = [...drawing.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  if (!size || dark.length === 0) throw new Error(`no code is drawn by ${style.slice(0, 80)}`);
  const scale = Math.floor((HEIGHT - 40) / size);
  const left = Math.floor((WIDTH - size * scale) / 2);
  const top = Math.floor((HEIGHT - size * scale) / 2);
  const luma = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  for (const [x = 0, y = 0] of dark)
    for (let line = 0; line < scale; line += 1) {
      const from = (top + y * scale + line) * WIDTH + left + x * scale;
      luma.fill(BLACK, from, from + scale);
    }
  return luma;
}
