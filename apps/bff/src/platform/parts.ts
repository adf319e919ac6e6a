import type { Part } from '@yizhan/contract';
import { logger } from './logging';

const TIMED_OUT = Symbol('timed out');

/**
 * One part of a screen: given its own time, and when it fails or is late the rest of the screen
 * stands. @param budget milliseconds
 */
export async function part<T>(
  name: string,
  budget: number,
  work: () => Promise<T>,
): Promise<Part<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof TIMED_OUT>((resolve) => {
    timer = setTimeout(resolve, budget, TIMED_OUT);
  });
  try {
    const value = await Promise.race([work(), late]);
    if (value !== TIMED_OUT) return { ok: true, value };
    logger.warn({ part: name, budget }, 'part of a screen was late');
    return { ok: false, reason: '这部分暂时没能加载出来' };
  } catch (error) {
    logger.error({ part: name, err: error }, 'part of a screen failed');
    return { ok: false, reason: '这部分暂时没能加载出来' };
  } finally {
    clearTimeout(timer);
  }
}
