import type { LocalDate } from '@yizhan/kernel';

export * from './errors';

/** Whom a policy is for. */
export const policyAudiences = ['person', 'enterprise'] as const;
export type PolicyAudience = (typeof policyAudiences)[number];
export const policyAudienceLabels: Readonly<Record<PolicyAudience, string>> = {
  person: '个人',
  enterprise: '企业',
};

/** Who issued it. */
export const policyLevels = ['national', 'province', 'city', 'county'] as const;
export type PolicyLevel = (typeof policyLevels)[number];
export const policyLevelLabels: Readonly<Record<PolicyLevel, string>> = {
  national: '国家',
  province: '省级',
  city: '市级',
  county: '县级',
};

export const policySubjects = [
  'social_insurance',
  'startup',
  'unemployment',
  'stable_jobs',
  'skills',
  'hiring',
  'welfare_post',
] as const;
export type PolicySubject = (typeof policySubjects)[number];
export const policySubjectLabels: Readonly<Record<PolicySubject, string>> = {
  social_insurance: '社保补贴',
  startup: '创业',
  unemployment: '失业',
  stable_jobs: '稳岗',
  skills: '技能',
  hiring: '招用人员',
  welfare_post: '公益性岗位',
};

/** What an officer says of a version: compared with the original document, or not yet. */
export const policyChecks = ['confirmed', 'unconfirmed'] as const;
export type PolicyCheck = (typeof policyChecks)[number];

/** What a reader sees: the check, that its first day is still to come, or that it has run out. */
export const policyStatuses = ['confirmed', 'unconfirmed', 'upcoming', 'expired'] as const;
export type PolicyStatus = (typeof policyStatuses)[number];
export const policyStatusLabels: Readonly<Record<PolicyStatus, string>> = {
  confirmed: '已核实',
  unconfirmed: '待核实',
  upcoming: '尚未生效',
  expired: '已失效',
};

/** A version's way: written, approved for a day to come, in force, replaced by the next. */
export const versionStates = ['draft', 'scheduled', 'published', 'superseded'] as const;
export type VersionState = (typeof versionStates)[number];
export const versionStateLabels: Readonly<Record<VersionState, string>> = {
  draft: '草稿',
  scheduled: '尚未生效',
  published: '已发布',
  superseded: '已替换',
};

export const verdictLabels = { yes: '符合', no: '不符', unknown: '待定' } as const;
export const periodLabels = { once: '一次性', month: '每月', year: '每年' } as const;

export interface PolicyMaterial {
  readonly name: string;
  readonly note?: string;
}

export interface PolicyWindow {
  readonly name: string;
  readonly address?: string;
  readonly phone?: string;
  readonly hours?: string;
}

/** The text of one version, as it is read. Lists are in the order of reading. */
export interface PolicyContent {
  readonly title: string;
  readonly issuer: string;
  readonly documentNumber: string;
  readonly level: PolicyLevel;
  readonly audiences: readonly PolicyAudience[];
  readonly subjects: readonly PolicySubject[];
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
  /** Where the text was taken from, and what of it is still to be compared. */
  readonly source: string;
  readonly check: PolicyCheck;
  /** In plain words, two sentences at most. */
  readonly summary: string;
  /** A few words for the list: 最高 5,000 元. */
  readonly headline: string;
  readonly text: string;
  readonly benefits: readonly string[];
  readonly conditions: readonly string[];
  readonly materials: readonly PolicyMaterial[];
  readonly steps: readonly string[];
  readonly timeLimit: string;
  readonly windows: readonly PolicyWindow[];
}
