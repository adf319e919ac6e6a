/** What a `?` may stand for; a list stands for its members, as in `where id in (?)`. */
export type SqlValue = string | number | boolean | null | undefined;
export type SqlParameter = SqlValue | readonly SqlValue[];

export interface Statement {
  readonly sql: string;
  readonly values: SqlValue[];
}

/** Literals and comments, in which a `?` is no placeholder; or a placeholder. */
const TOKENS = /'(?:[^']|'')*'|`[^`]*`|"[^"]*"|--[^\n]*|\?/g;

/**
 * Spreads lists over as many placeholders, the same way on both engines; an empty list is `NULL`,
 * which nothing is in.
 */
export function bind(sql: string, parameters: readonly SqlParameter[]): Statement {
  const plain = (value: SqlValue) => (value === undefined ? null : value);
  if (!parameters.some((parameter) => Array.isArray(parameter)))
    return { sql, values: (parameters as readonly SqlValue[]).map(plain) };
  const values: SqlValue[] = [];
  let next = 0;
  const spread = sql.replace(TOKENS, (token) => {
    if (token !== '?') return token;
    const parameter = parameters[next++];
    const list = Array.isArray(parameter) ? (parameter as readonly SqlValue[]) : [parameter];
    if (list.length === 0) return 'NULL';
    values.push(...(list as readonly SqlValue[]).map(plain));
    return list.map(() => '?').join(', ');
  });
  return { sql: spread, values };
}

/** Text for `like ? escape '!'`, which both engines read alike: its own `%` and `_` stand for themselves. */
export function escapedLike(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}
