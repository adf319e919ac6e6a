import { type City, openCity } from './city';
import { pictureOfFailure } from './pictures';

/** A story lived step by step on one city: a step rests on those before it. */
export interface Story {
  readonly city: () => City;
  /** A step that fails leaves pictures of every browser; the rest of the story isn't tried. */
  step(name: string, live: () => Promise<void>): void;
}

export function story(): Story {
  let city: City | undefined;
  let broken = '';
  const here = (): City => {
    if (!city) throw new Error('the city stands from beforeAll on');
    return city;
  };
  beforeAll(async () => {
    city = await openCity();
  }, 120_000);
  afterAll(async () => {
    await city?.close();
  });
  return {
    city: here,
    step(name, live) {
      it(name, async () => {
        if (broken) throw new Error(`not tried: “${broken}” failed`);
        try {
          await live();
        } catch (error) {
          broken = name;
          for (const { page, name: who } of here().actors) await pictureOfFailure(page, who);
          throw error;
        }
      }, 120_000);
    },
  };
}
