import type { CaseRole, Privacy } from '../vocabulary';

/** What of a reporter may reach someone. */
export const traces = ['identity', 'words', 'code'] as const;
export type Trace = (typeof traces)[number];
export const traceLabels: Readonly<Record<Trace, string>> = {
  identity: '姓名和电话',
  words: '诉求内容（保密的打星号）',
  code: '查询码',
};

/** Everyone who could look, whether or not they have to do with the case. */
export const viewers = [
  'reporter',
  'operator',
  'handler',
  'joint',
  'supervisor',
  'other_unit',
  'station_staff',
  'policy_officer',
  'administrator',
  'accused',
  'other_worker',
  'visitor',
] as const;
export type Viewer = (typeof viewers)[number];
export const viewerLabels: Readonly<Record<Viewer, string>> = {
  reporter: '诉求人',
  operator: '话务员',
  handler: '承办单位',
  joint: '协办单位',
  supervisor: '督办',
  other_unit: '别的单位',
  station_staff: '驿站人员',
  policy_officer: '政策专员',
  administrator: '管理员',
  accused: '被反映的一方',
  other_worker: '别的求职者',
  visitor: '没有登录的人',
};

interface Row {
  readonly trace: Trace;
  readonly privacy: Privacy;
  readonly seenBy: readonly Viewer[];
  readonly article: string;
}

const petitions = '信访工作条例第三十条、第四十六条';
const personal = '个人信息保护法第六条、第二十五条';
const desk: readonly Viewer[] = ['operator', 'handler', 'joint', 'supervisor'];

/**
 * Who may see what of a reporter; whoever isn't named sees nothing. The code reads it, the harness
 * walks it, the document shows it. An anonymous reporter's name isn't kept, so nobody can see it.
 */
export const visibility: readonly Row[] = [
  { trace: 'identity', privacy: 'named', seenBy: ['reporter', ...desk], article: petitions },
  {
    trace: 'identity',
    privacy: 'confidential',
    seenBy: ['reporter', 'operator'],
    article: `${petitions}；${personal}`,
  },
  { trace: 'identity', privacy: 'anonymous', seenBy: [], article: personal },
  { trace: 'words', privacy: 'named', seenBy: ['reporter', ...desk], article: petitions },
  { trace: 'words', privacy: 'confidential', seenBy: ['reporter', ...desk], article: petitions },
  { trace: 'words', privacy: 'anonymous', seenBy: desk, article: petitions },
  { trace: 'code', privacy: 'named', seenBy: ['reporter'], article: personal },
  { trace: 'code', privacy: 'confidential', seenBy: ['reporter'], article: personal },
  { trace: 'code', privacy: 'anonymous', seenBy: [], article: personal },
];

/** Whether the table lets one of them see it. */
export function maySee(
  trace: Trace,
  privacy: Privacy,
  who: readonly (Viewer | CaseRole)[],
): boolean {
  return visibility.some(
    (row) =>
      row.trace === trace &&
      row.privacy === privacy &&
      row.seenBy.some((viewer) => who.includes(viewer)),
  );
}

/** The table as a document shows it, in Markdown. */
export function visibilityTable(): string {
  const lines = visibility.map(({ trace, privacy, seenBy, article }) => {
    const who = seenBy.map((viewer) => viewerLabels[viewer]).join('、') || '没有人';
    return `| ${traceLabels[trace]} | ${privacyWords[privacy]} | ${who} | ${article} |`;
  });
  return ['| 什么 | 怎么留名 | 谁能看到 | 依据 |', '| --- | --- | --- | --- |', ...lines].join(
    '\n',
  );
}

const privacyWords: Readonly<Record<Privacy, string>> = {
  named: '实名',
  confidential: '保密',
  anonymous: '匿名',
};
