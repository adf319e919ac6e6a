import { type CaseCommandForm, type CaseDetail, routes } from '@yizhan/contract';
import { useCommand } from '../../shell';

/** How someone is known to a case: by their login, or by number and query code. */
export type Known =
  | { readonly by: 'login' }
  | { readonly by: 'code'; number: string; code: string };

export interface CaseSteps {
  /** Takes a step on the version that is seen; true when it was taken. */
  readonly take: (command: CaseCommandForm) => Promise<boolean>;
  readonly pending: boolean;
}

/** Steps of one case; what the server answers is shown at once. */
export function useSteps(
  one: CaseDetail,
  known: Known,
  onChanged: (next: CaseDetail) => void,
): CaseSteps {
  const done = { success: '已提交', onDone: onChanged };
  const mine = useCommand(routes.cases.act, done);
  const byCode = useCommand(routes.cases.actByCode, done);
  const { caseId, version } = one;
  const send = (command: CaseCommandForm) =>
    known.by === 'login'
      ? mine.run({ params: { caseId }, body: { version, command } })
      : byCode.run({ body: { number: known.number, code: known.code, version, command } });
  return {
    take: async (command) => (await send(command))?.ok ?? false,
    pending: mine.pending || byCode.pending,
  };
}
