import type { PostingForm } from '@yizhan/contract';

/** What each step of a posting is given. */
export interface StepProps {
  readonly form: PostingForm;
  readonly change: (fields: Partial<PostingForm>) => void;
  /** What is still missing, by field. */
  readonly wrong: (path: string) => string | undefined;
}
