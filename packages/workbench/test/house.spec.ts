import { houseFaults } from '../src/house/check';
import { circles } from '../src/house/cycles';
import { LAYERS } from '../src/house/layers';
import { publicNames, readHouse, type SourceFile, sourceFile } from '../src/house/read';
import { ROOT } from '../src/root';

const NAMES = publicNames(ROOT);

/** A file that isn't there, importing files taken as being there. */
function imagined(path: string, ...specifiers: string[]): SourceFile {
  const text = specifiers.map((one, at) => `import type { T${at} } from '${one}';`).join('\n');
  return sourceFile(path, text, NAMES, (file) => file.endsWith('.ts'));
}

const idsOf = (...files: SourceFile[]): string[] => houseFaults(files).map((fault) => fault.id);

/** One breach of each row of the table, and more where a row has several sides. */
const BREACHES: [row: string, file: string, specifier: string][] = [
  ['kernel-stands-alone', 'packages/kernel/src/money.ts', '@yizhan/storage'],
  ['packages-know-no-city', 'packages/ledger/src/stream.ts', '@yizhan/cases/vocabulary'],
  ['packages-know-no-city', 'packages/eligibility/src/index.ts', '@yizhan/working-time'],
  ['contract-takes-words', 'packages/contract/src/jobs.ts', '@yizhan/jobs'],
  ['client-from-contract', 'packages/client/src/index.ts', '@yizhan/jobs/vocabulary'],
  ['testing-on-storage', 'packages/testing/src/index.ts', '@yizhan/contract'],
  ['areas-share-words-only', 'libs/jobs/src/rules/review.ts', '@yizhan/cases'],
  ['areas-share-words-only', 'libs/jobs/src/index.ts', '@yizhan/contract'],
  ['rules-without-framework', 'libs/cases/src/rules/clock.ts', 'typeorm'],
  ['words-stand-alone', 'libs/cases/src/vocabulary.ts', '@yizhan/working-time'],
  ['phone-has-no-node', 'libs/cases/src/index.ts', 'node:fs'],
  ['phone-has-no-node', 'packages/rotating-code/src/index.ts', 'crypto'],
  ['phone-has-no-node', 'apps/miniapp/src/app.tsx', 'node:path'],
  ['phone-has-no-server', 'apps/miniapp/src/features/jobs/list.tsx', '@yizhan/storage'],
  ['phone-has-no-driver', 'apps/miniapp/src/platform/keep.ts', 'ioredis'],
  ['phone-has-no-driver', 'packages/contract/src/index.ts', '@nestjs/common'],
  ['server-without-test-kit', 'apps/bff/src/main.ts', '@yizhan/testing'],
  [
    'tables-are-their-own',
    'apps/bff/src/modules/cases/views/detail.ts',
    '../../jobs/persistence/entities',
  ],
  [
    'platform-below-modules',
    'apps/bff/src/platform/http/gate.ts',
    '../../modules/jobs/jobs.service',
  ],
  ['features-side-by-side', 'apps/miniapp/src/features/cases/wizard.ts', '../jobs/card'],
  ['components-know-no-feature', 'apps/miniapp/src/components/card.ts', '../features/jobs/card'],
  ['tests-stay-on-their-floor', 'packages/ledger/test/stream.spec.ts', '@yizhan/cases'],
  ['tools-outside-the-product', 'libs/jobs/src/index.ts', '@yizhan/testing'],
];

describe('the order of the house', () => {
  it('is kept by every file there is', () => {
    const files = readHouse(ROOT);
    expect(files.length).toBeGreaterThan(100);
    expect(houseFaults(files).map((fault) => fault.text)).toEqual([]);
  });

  it.each(BREACHES)('finds a breach of %s in %s', (row, file, specifier) => {
    expect(idsOf(imagined(file, specifier))).toContain(row);
  });

  it('knows a breach of every row', () => {
    const shown = new Set(BREACHES.map(([row]) => row));
    expect(LAYERS.map((layer) => layer.id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it('tells file, import and reason', () => {
    const [fault] = houseFaults([imagined('packages/kernel/src/money.ts', '@yizhan/jobs')]);
    expect(fault?.text).toBe(
      'packages/kernel/src/money.ts imports @yizhan/jobs: the kernel is the ground: every floor stands on it, it stands on none (kernel-stands-alone)',
    );
  });

  it('lets pass what is allowed', () => {
    const files = [
      imagined('libs/cases/src/rules/clock.ts', '@yizhan/kernel', '@yizhan/jobs/vocabulary'),
      imagined('packages/contract/src/jobs.ts', '@yizhan/jobs/vocabulary', 'zod'),
      imagined('apps/bff/src/modules/cases/cases.service.ts', '../../platform/clock', 'typeorm'),
      imagined('apps/miniapp/src/pages/home/index.tsx', '@yizhan/jobs', '../../features/jobs/card'),
      imagined('packages/storage/src/open.ts', 'node:fs', 'typeorm', '@yizhan/kernel'),
    ];
    expect(idsOf(...files)).toEqual([]);
  });

  it.each([
    ['a path into another workspace', 'own-folder', '../../../packages/kernel/src/money'],
    ['a name nobody gives', 'leads-nowhere', '@yizhan/jobs/src/rules'],
  ])('finds %s', (_what, id, specifier) => {
    expect(idsOf(imagined('libs/jobs/src/index.ts', specifier))).toContain(id);
  });

  it('sees imports in every way of writing them', () => {
    const text = [
      "import x = require('@yizhan/storage');",
      "export * from '@yizhan/client';",
      "const later = () => import('@yizhan/testing');",
      "import { type A } from '@yizhan/contract';",
      "type B = import('@yizhan/workbench').B;",
    ].join('\n');
    const file = sourceFile('libs/jobs/src/index.ts', text, NAMES, () => true);
    expect(file.imports.map((one) => one.specifier).sort()).toEqual([
      '@yizhan/client',
      '@yizhan/contract',
      '@yizhan/storage',
      '@yizhan/testing',
      '@yizhan/workbench',
    ]);
  });

  it.each(['Date.now()', 'new Date()', 'Math.random()'])(
    'finds a rule that reads %s',
    (reading) => {
      const rule = (text: string): SourceFile => ({
        path: 'libs/jobs/src/a.ts',
        text,
        imports: [],
      });
      expect(idsOf(rule(`export const a = () => ${reading};`))).toEqual(['no-hidden-input']);
      expect(idsOf(rule(`/** Never ${reading} */\nexport const a = 1; // ${reading}`))).toEqual([]);
    },
  );
});

describe('modules of the server', () => {
  const jobs = sourceFile(
    'apps/bff/src/modules/jobs/jobs.module.ts',
    `import { Module } from '@nestjs/common';
     import { JobsService } from './jobs.service';
     import { Seats } from './seats.service';
     @Module({ providers: [JobsService, Seats], exports: [JobsService] })
     export class JobsModule {}`,
    NAMES,
    (file) => file.endsWith('.ts'),
  );
  const importing = (specifier: string): string[] =>
    idsOf(jobs, imagined('apps/bff/src/modules/cases/cases.service.ts', specifier));

  it.each(['../jobs/jobs.service', '../jobs/jobs.module'])('give %s', (specifier) => {
    expect(importing(specifier)).toEqual([]);
  });

  it.each(['../jobs/seats.service', '../jobs/views/card', '../jobs/jobs.controller'])(
    'keep %s to themselves',
    (specifier) => {
      expect(importing(specifier)).toEqual(['modules-by-their-exports']);
    },
  );

  it('may use their own inside', () => {
    const own = imagined('apps/bff/src/modules/jobs/views/list.ts', '../seats.service');
    expect(idsOf(jobs, own)).toEqual([]);
  });
});

describe('circles', () => {
  it('finds files that import each other, types only and over workspaces too', () => {
    const files = [
      imagined('libs/jobs/src/a.ts', './b'),
      imagined('libs/jobs/src/b.ts', './c'),
      imagined('libs/jobs/src/c.ts', './a', './d'),
      imagined('libs/jobs/src/d.ts'),
    ];
    const [fault, ...others] = houseFaults(files);
    expect(fault?.id).toBe('no-circle');
    expect(fault?.text).toContain('libs/jobs/src/a ↔ libs/jobs/src/b ↔ libs/jobs/src/c:');
    expect(others).toEqual([]);
    const between = [
      imagined('libs/jobs/src/vocabulary.ts', '@yizhan/cases/vocabulary'),
      imagined('libs/cases/src/vocabulary.ts', '@yizhan/jobs/vocabulary'),
    ];
    expect(idsOf(...between)).toEqual(['no-circle']);
  });

  it('finds a file that imports itself, and no circle in a diamond', () => {
    expect(circles(new Map([['a', ['a']]]))).toEqual([['a']]);
    const diamond = new Map([
      ['a', ['b', 'c']],
      ['b', ['d']],
      ['c', ['d']],
      ['d', []],
    ]);
    expect(circles(diamond)).toEqual([]);
  });
});
