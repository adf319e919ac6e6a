import { createHash } from 'node:crypto';
import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

const LONGEST = 64;

/** snake_case columns, and index names that a person can read in a plan: `ix_<table>_<columns>`. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string, prefixes: string[]): string {
    return [...prefixes, customName || propertyName].map(snake).join('_');
  }

  override indexName(table: Table | string, columns: string[]): string {
    return shortened(`ix_${this.plain(table)}_${columns.join('_')}`);
  }

  private plain(table: Table | string): string {
    return typeof table === 'string' ? table : table.name;
  }
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  const hash = createHash('sha1').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST - 9)}_${hash}`;
}
