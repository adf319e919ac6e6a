import { createStore } from './store';

export interface Question {
  readonly title: string;
  /** What follows from it, in plain words. */
  readonly text?: string;
  /** What is done, as a verb: 确认到账. */
  readonly yes: string;
  readonly no?: string;
  readonly danger?: boolean;
}

export interface AskedQuestion extends Question {
  readonly answer: (yes: boolean) => void;
}

export const questionStore = createStore<AskedQuestion | null>(null);

/**
 * Asks before something that can't be undone.
 *
 * @example if (await confirm({ title: '取消报名？', yes: '取消报名', danger: true })) …
 */
export function confirm(question: Question): Promise<boolean> {
  questionStore.get()?.answer(false);
  return new Promise((resolve) => {
    const answer = (yes: boolean): void => {
      questionStore.set(null);
      resolve(yes);
    };
    questionStore.set({ ...question, answer });
  });
}
