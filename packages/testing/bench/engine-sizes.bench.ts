import { ENGINE_BUDGET, engineSizes } from '../src/engine-sizes';

/** What the engines cost a phone. `npm run bench -- engine-sizes`. */
const { each, together } = engineSizes(__dirname);
const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;
const rows = Object.entries({ ...each, together }).map(([engine, { all, unsigned }]) => [
  engine,
  { gzipped: kilobytes(all), 'without the signature library': kilobytes(unsigned) },
]);
console.table(Object.fromEntries(rows));
process.stdout.write(`the goal is ${kilobytes(ENGINE_BUDGET)} together without signatures\n`);
