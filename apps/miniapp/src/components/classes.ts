/** Class names with the absent ones left out. @example classes('a', isB && 'b') */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
