import type { Change } from './changes';
import type { Index } from './columns';

/** The text of a migration file that makes these changes. */
export function migrationSource(name: string, changes: readonly Change[]): string {
  const used = new Set<string>(['defineMigration']);
  const calls = changes.map((change) => `  ${callOf(change, used)},\n`).join('');
  const names = [...used].sort().join(', ');
  return `import { ${names} } from '@yizhan/storage';

export const ${name} = defineMigration('${name}', [
${calls}]);
`;
}

function callOf({ shape }: Change, used: Set<string>): string {
  const [kind, ...rest] = shape;
  used.add(String(kind));
  return `${String(kind)}(${rest.map((part) => written(part, used)).join(', ')})`;
}

function written(part: unknown, used: Set<string>): string {
  if (Array.isArray(part)) return `[${part.map((item) => written(item, used)).join(', ')}]`;
  if (isIndex(part)) {
    const call = part.unique ? 'unique' : 'index';
    used.add(call);
    return `${call}(${[part.name, ...part.columns].map(quoted).join(', ')})`;
  }
  if (typeof part === 'object' && part !== null) {
    const rows = Object.entries(part).map(
      ([key, value]) => `    ${key}: ${quoted(String(value))},`,
    );
    return `{\n${rows.join('\n')}\n  }`;
  }
  return quoted(String(part));
}

function isIndex(part: unknown): part is Index {
  return typeof part === 'object' && part !== null && 'unique' in part && 'columns' in part;
}

function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}
