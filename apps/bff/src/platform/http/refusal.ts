import type { DomainError } from '@yizhan/kernel';
import type { FieldError } from './problem';

/** An expected refusal on its way to the transport; not a fault, not logged as one. */
export class Refusal extends Error {
  constructor(
    readonly error: DomainError,
    readonly fields?: readonly FieldError[],
  ) {
    super(error.code);
    this.name = 'Refusal';
  }
}
