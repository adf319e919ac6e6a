import type { AuditEntry } from '@yizhan/contract';

type Kind = NonNullable<AuditEntry['subject']>['kind'];

const kinds: Readonly<Record<Kind, string>> = {
  user: '人员',
  account: '账号',
  phone: '手机号',
  case: '诉求',
  employer: '雇主',
  posting: '岗位',
  application: '报名',
  policy: '政策',
  unit: '承办单位',
};

/** @example '余站长（驿站人员（月亮湾））' */
export function sayActor({ actor }: AuditEntry): string {
  if (!actor) return '未登录的人';
  return actor.roles.length > 0 ? `${actor.name} · ${actor.roles.join('、')}` : actor.name;
}

/** What an entry is about; a phone is kept as an index only, which says nothing to a reader. */
export function saySubject({ subject }: AuditEntry): string | null {
  if (!subject) return null;
  if (subject.kind === 'phone') return '用手机号';
  return `${kinds[subject.kind]}：${subject.name ?? subject.id}`;
}
