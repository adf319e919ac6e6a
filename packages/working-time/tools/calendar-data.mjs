// Rewrites src/china.ts from the kept `chinese-days` package: `node tools/calendar-data.mjs`.
// Run it after raising that package's version; a test compares the two.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const data = require('chinese-days/dist/chinese-days.json');
const name = (value) => value.split(',')[1];

function ranges(days) {
  const found = [];
  for (const [date, value] of Object.entries(days).sort()) {
    const last = found.at(-1);
    const next = last && new Date(Date.parse(last.to) + 864e5).toISOString().slice(0, 10);
    if (last && next === date && last.name === name(value)) last.to = date;
    else found.push({ name: name(value), from: date, to: date });
  }
  return found;
}

const line = ({ name, from, to }) =>
  `${from.slice(5)}${to === from ? '' : `~${to.slice(5)}`} ${name}`;
const ofYear = (days, year) =>
  ranges(Object.fromEntries(Object.entries(days).filter(([date]) => date.startsWith(year))));
const years = [...new Set(Object.keys(data.holidays).map((date) => date.slice(0, 4)))].sort();
const rows = years.map((year) => {
  const rest = ofYear(data.holidays, year).map(line).join('|');
  const work = ofYear(data.workdays, year).map(line).join('|');
  return `  [${year}, '${rest}', '${work}'],`;
});

const target = new URL('../src/china.ts', import.meta.url);
const head = readFileSync(target, 'utf8').split('// data below')[0];
writeFileSync(
  target,
  `${head}// data below is written by tools/calendar-data.mjs\n// biome-ignore format: one year a line\nexport const CHINA_YEARS: readonly YearRow[] = [\n${rows.join('\n')}\n];\n`,
);
