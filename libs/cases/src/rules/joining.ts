import {
  type CaseAction,
  type CaseState,
  type NoticeKind,
  noticeKinds,
  openStates,
} from '../vocabulary';

/** News of a case that are one reporter's own affair, and no news to those who joined it. */
const own: readonly NoticeKind[] = [
  'received',
  'merged',
  'restored',
  'material',
  'reminded',
  'waited',
  'out_of_reach',
];

/** What those hear who joined a case: joining it is following it. */
export const followedNotices: readonly NoticeKind[] = noticeKinds.filter(
  (kind) => !own.includes(kind),
);

/**
 * Steps after which a case goes on for nobody: those who joined it come back with a case of their own.
 * A reporter's withdrawal ends that reporter's matter alone.
 */
export const releasing: readonly CaseAction[] = ['withdraw', 'decline'];

/** Whether material of someone who joined still reaches anybody. */
export function takesMaterial(target: CaseState): boolean {
  return (openStates as readonly CaseState[]).includes(target);
}
