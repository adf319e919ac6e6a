import type { Card, EmployerState, ObjectionSubject, PostingState } from '../vocabulary';
import type { EmployerFace } from './trust';

/** What stands against an employer now. */
export interface ObjectionFacts {
  readonly card: Card;
  readonly state: EmployerState;
  readonly level: EmployerFace['level'];
  /** The employer's own posting that it is about. */
  readonly posting: { readonly state: PostingState; readonly stateReason: string | null } | null;
}

/** Whether there is anything to object to. */
export function mayObject(subject: ObjectionSubject, facts: ObjectionFacts): boolean {
  const { card, state, level, posting } = facts;
  switch (subject) {
    case 'card':
      return card !== 'none';
    case 'face':
      return level === 'yellow' || level === 'red';
    case 'verification':
      return state === 'rejected';
    case 'review':
      return (
        posting !== null &&
        posting.stateReason !== null &&
        (posting.state === 'taken_down' || posting.state === 'draft')
      );
  }
}
