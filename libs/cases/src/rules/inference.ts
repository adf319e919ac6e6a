import { openStates } from '../vocabulary';
import { caseSettings } from './settings';

/**
 * What the employer can tell by itself, whatever is kept from it: said before the reporter chooses.
 *
 * @param unpaid people of the same employer and day who haven't confirmed their wage, the reporter among them
 */
export function inferenceInWords({ unpaid }: { readonly unpaid: number }): string {
  if (unpaid <= 1)
    return '那天的工资只有您一个人没确认收到，雇主能猜到是您，选保密也挡不住这一点。';
  return unpaid < caseSettings.crowd.people
    ? `那天一共有 ${unpaid} 个人没确认收到工资，雇主有可能猜到是您。`
    : `那天一共有 ${unpaid} 个人没确认收到工资，雇主不容易看出是谁提的。`;
}

/**
 * States in which a wage case shows in an employer's public face: from acceptance on. A confidential
 * or anonymous one shows only once those reported were told of it: a face that changes tells them too.
 */
export const shownOpenStates = openStates.filter((state) => state !== 'submitted');
