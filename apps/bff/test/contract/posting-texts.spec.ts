import { postingForm } from '@yizhan/contract';
import { postingTextMax, postingTexts } from '@yizhan/jobs/vocabulary';

const shape = postingForm.shape as Record<
  string,
  { safeParse(value: unknown): { success: boolean } }
>;

describe('the texts of a posting', () => {
  it('are all in the one list that checks, reviewer, page and form read', () => {
    const free = Object.keys(shape).filter((key) => shape[key]?.safeParse('随便写的话').success);
    expect(free.sort()).toEqual(postingTexts.map(({ key }) => key).sort());
  });

  it.each(postingTexts.map(({ key }) => key))('%s may be as long as the list says', (key) => {
    const takes = (length: number) => shape[key]?.safeParse('字'.repeat(length)).success;
    expect([takes(postingTextMax[key]), takes(postingTextMax[key] + 1)]).toEqual([true, false]);
  });
});
