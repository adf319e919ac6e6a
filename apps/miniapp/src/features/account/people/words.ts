import type { StaffPerson } from '@yizhan/contract';
import { roleLabels } from '@yizhan/identity/vocabulary';

export type HeldRole = StaffPerson['grants'][number];

/** A role with where it is held, e.g. 驿站人员：月亮湾零工驿站. Names may hold brackets themselves. */
export function sayGrant({ role, scopeName }: Pick<HeldRole, 'role' | 'scopeName'>): string {
  return scopeName === null ? roleLabels[role] : `${roleLabels[role]}：${scopeName}`;
}
