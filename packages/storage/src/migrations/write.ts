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
  const parts = rest.filter(isSaid).map((part) => written(part, used));
  if (!parts.some((part) => part.includes('\n'))) return `${String(kind)}(${parts.join(', ')})`;
  return `${String(kind)}(\n${parts.map((part) => `    ${part},\n`).join('')}  )`;
}

/** A table without indices doesn't list them. */
function isSaid(part: unknown): boolean {
  return part !== undefined && !(Array.isArray(part) && part.length === 0);
}

function written(part: unknown, used: Set<string>): string {
  if (Array.isArray(part)) return list(part.map((item) => written(item, used)));
  if (isIndex(part)) {
    const call = part.unique ? 'unique' : 'index';
    used.add(call);
    return `${call}(${[part.name, ...part.columns].map(quoted).join(', ')})`;
  }
  if (typeof part !== 'object' || part === null) return quoted(String(part));
  const rows = Object.entries(part).map(
    ([key, value]) => `      ${key}: ${quoted(String(value))},\n`,
  );
  return `{\n${rows.join('')}    }`;
}

/** On one line where it fits, as the formatter wants it. */
function list(items: readonly string[]): string {
  const line = `[${items.join(', ')}]`;
  if (line.length <= 95) return line;
  return `[\n${items.map((item) => `      ${item},\n`).join('')}    ]`;
}

function isIndex(part: unknown): part is Index {
  return typeof part === 'object' && part !== null && 'unique' in part && 'columns' in part;
}

function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}
