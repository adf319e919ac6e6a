import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, 'by-hand');

export const TABLES = readdirSync(FOLDER).filter((file) => file !== 'README.md');

/** A row of a table worked out by hand: see by-hand/README.md. */
export interface Row {
  readonly started: string;
  readonly limit: string;
  readonly pauses: string;
  readonly due: string;
  readonly how: string;
}

export function rowsOf(file: string): Row[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d{4}-/.test(line))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      const [, started = '', limit = '', pauses = '', due = '', how = ''] = cells;
      return { started, limit, pauses, due, how };
    });
}
