import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Keeps a picture of a screen, when somebody wants pictures (`YIZHAN_TEST_PICTURES`). */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.YIZHAN_TEST_PICTURES;
  if (folder) await take(page, folder, name);
}

/** What the screen showed when a step failed; says where it lies. */
export async function pictureOfFailure(page: Page, name: string): Promise<string> {
  const folder = process.env.YIZHAN_TEST_PICTURES ?? join(tmpdir(), 'yizhan-tests', 'pictures');
  return take(page, folder, `failed-${name}`);
}

async function take(page: Page, folder: string, name: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, caret: 'initial', animations: 'disabled' });
  return path;
}
