import type { CaseFacts } from './facts';

/** Units that were asked to help and haven't answered in this round. */
export function missingJoints({ progress }: Pick<CaseFacts, 'progress'>): string[] {
  const answers = progress.jointAnswers ?? {};
  return progress.jointUnitIds.filter((id) => answers[id] === undefined);
}
