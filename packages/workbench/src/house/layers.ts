/**
 * Who may import whom, as data. A target is written as a path of the repository without extension
 * (`libs/jobs/src/vocabulary`), as `node:fs` for what Node brings, or as `npm:typeorm`. `$1` in a
 * pattern stands for the first group of `from`.
 */
export interface Layer {
  id: string;
  /** Files the row speaks about, by path. */
  from: RegExp;
  /** Targets the row speaks about; others are none of its business. */
  over: string;
  /** Those of them that may be imported. */
  only: string[];
  /** Why, as told to the one who breaks it. */
  reason: string;
}

/** Anything of this repository. */
const HOUSE = '^(packages|libs|apps)/';

/** A package by its name. */
const pkg = (...names: string[]): string => `^packages/(${names.join('|')})/src/`;

const VOCABULARY = '^libs/[^/]+/src/vocabulary$';

/** The packages that also run on the phone. */
const PHONE_PACKAGES =
  'kernel|contract|client|chinese-text|working-time|eligibility|rotating-code|proof-of-work|ledger';

/** Frameworks and drivers that only a server has. */
const SERVER_ONLY = '^npm:(@nestjs/.*|typeorm|mysql2|libsql|ioredis|bullmq|fastify|pino)$';

/** The table. A row's `id` is what a fault is called. */
export const LAYERS: Layer[] = [
  {
    id: 'kernel-stands-alone',
    from: /^packages\/kernel\/src\//,
    over: HOUSE,
    only: ['^packages/kernel/src/'],
    reason: 'the kernel is the ground: every floor stands on it, it stands on none',
  },
  {
    id: 'packages-know-no-city',
    from: /^packages\/(?!kernel|contract|client|testing)([^/]+)\/src\//,
    over: HOUSE,
    only: ['^packages/$1/', pkg('kernel')],
    reason: 'a package stands on the kernel alone, so that another product can take it',
  },
  {
    id: 'contract-takes-words',
    from: /^packages\/contract\/src\//,
    over: HOUSE,
    only: [pkg('contract', 'kernel'), VOCABULARY],
    reason: 'the contract names routes in the words of the areas, never their rules',
  },
  {
    id: 'client-from-contract',
    from: /^packages\/client\/src\//,
    over: HOUSE,
    only: [pkg('client', 'kernel', 'contract')],
    reason: 'the client is derived from the contract and nothing else',
  },
  {
    id: 'testing-on-storage',
    from: /^packages\/testing\/src\//,
    over: HOUSE,
    only: [pkg('testing', 'kernel', 'storage')],
    reason: 'the test kit gives each suite a database; it knows no module and no area',
  },
  {
    id: 'areas-share-words-only',
    from: /^libs\/([^/]+)\/src\//,
    over: HOUSE,
    only: [
      '^libs/$1/src/',
      VOCABULARY,
      pkg('kernel', 'chinese-text', 'working-time', 'eligibility', 'rotating-code', 'ledger'),
    ],
    reason: "an area knows another by its words; what joins areas lives in the server's views",
  },
  {
    id: 'rules-without-framework',
    from: /^libs\/[^/]+\/src\//,
    over: '^npm:',
    only: [],
    reason: 'a policy officer changes rules without touching a framework or a driver',
  },
  {
    id: 'words-stand-alone',
    from: /^libs\/([^/]+)\/src\/vocabulary\.ts$/,
    over: HOUSE,
    only: ['^libs/$1/src/', VOCABULARY, pkg('kernel')],
    reason: 'everyone takes the words, so they must bring nothing along',
  },
  {
    id: 'phone-has-no-node',
    from: new RegExp(`^(packages/(${PHONE_PACKAGES})/src|libs/[^/]+/src|apps/miniapp/src)/`),
    over: '^node:',
    only: [],
    reason: 'it runs on the phone too, where there is nothing of Node',
  },
  {
    id: 'phone-has-no-server',
    from: /^apps\/miniapp\/src\//,
    over: HOUSE,
    only: [
      '^apps/miniapp/src/',
      pkg(
        'kernel',
        'contract',
        'client',
        'working-time',
        'eligibility',
        'rotating-code',
        'proof-of-work',
        'ledger',
      ),
      '^libs/',
    ],
    reason: "the phone speaks to the server through the contract's client alone",
  },
  {
    id: 'phone-has-no-driver',
    from: /^(apps\/miniapp|libs\/[^/]+|packages\/(?!storage|testing)[^/]+)\/src\//,
    over: SERVER_ONLY,
    only: [],
    reason: 'server libraries must never reach the phone',
  },
  {
    id: 'server-without-test-kit',
    from: /^apps\/bff\/src\//,
    over: HOUSE,
    only: [
      '^apps/bff/src/',
      pkg(
        'kernel',
        'contract',
        'storage',
        'working-time',
        'eligibility',
        'rotating-code',
        'proof-of-work',
        'ledger',
      ),
      '^libs/',
    ],
    reason: 'the server carries no test kit, no client and no screens',
  },
  {
    id: 'tables-are-their-own',
    from: /^apps\/bff\/src\/modules\/([^/]+)\//,
    over: '^apps/bff/src/modules/(?!$1/)[^/]+/persistence/',
    only: [],
    reason: 'an area alone reads and writes its tables; others ask its service',
  },
  {
    id: 'platform-below-modules',
    from: /^apps\/bff\/src\/platform\//,
    over: '^apps/bff/src/(?!platform/)',
    only: [],
    reason: 'the platform carries the modules and knows none of them',
  },
  {
    id: 'features-side-by-side',
    from: /^apps\/miniapp\/src\/features\/([^/]+)\//,
    over: '^apps/miniapp/src/(features/(?!$1/)|pages/|app$)',
    only: [],
    reason: 'features meet on a page, they do not import each other',
  },
  {
    id: 'components-know-no-feature',
    from: /^apps\/miniapp\/src\/(components|platform)\//,
    over: '^apps/miniapp/src/(features|pages)/',
    only: [],
    reason: 'what every screen uses must not depend on one of them',
  },
  {
    id: 'tests-stay-on-their-floor',
    from: /^packages\/[^/]+\/(test|bench)\//,
    over: '^(libs|apps)/',
    only: [],
    reason: 'a package is tested without the city as well',
  },
  {
    id: 'tools-outside-the-product',
    from: /^(libs|apps)\/[^/]+\/src\//,
    over: '^packages/(workbench|testing)/',
    only: [],
    reason: 'tools for work do not ship',
  },
];
