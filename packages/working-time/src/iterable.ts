/** Whether it can be gone through: a list, a map, what a generator gives; a text isn't meant. */
export function isIterable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
