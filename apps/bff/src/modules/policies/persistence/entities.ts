import type { Rule } from '@yizhan/eligibility';
import type { PolicyAudience, PolicyContent, VersionState } from '@yizhan/policies/vocabulary';
import {
  CountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
  VersionColumn,
  WordColumn,
} from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** A policy through all its versions. */
@Entity('policies')
export class Policy {
  @IdColumn()
  id!: string;

  /** Its name in addresses and import files. */
  @Index('policies_code', { unique: true })
  @TextColumn({ length: 60 })
  code!: string;

  @RefColumn({ nullable: true })
  publishedVersionId!: string | null;

  @RefColumn({ nullable: true })
  draftVersionId!: string | null;

  /** Approved, and in force from its first day on; until then the published one is. */
  @RefColumn({ nullable: true })
  scheduledVersionId!: string | null;

  /** Sample data, marked on screens. */
  @FlagColumn()
  sample!: boolean;

  @InstantColumn()
  changedAt!: number;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}

/** One wording of a policy with its rule; a published one is never changed again. */
@Entity('policy_versions')
@Index('policy_versions_number', ['policyId', 'number'], { unique: true })
export class PolicyVersion {
  @IdColumn()
  id!: string;

  @RefColumn()
  policyId!: string;

  @CountColumn()
  number!: number;

  @WordColumn()
  state!: VersionState;

  @JsonColumn()
  content!: PolicyContent;

  /** A draft's rule may still have faults; a published one has none. */
  @JsonColumn({ nullable: true })
  rule!: Rule | Record<string, unknown> | null;

  @InstantColumn({ nullable: true })
  publishedAt!: number | null;

  /** Who approved it; null for what came from a file. */
  @RefColumn({ nullable: true })
  publishedBy!: string | null;

  /** Everyone who wrote of it: none of them may approve it. Null where it isn't known. */
  @JsonColumn({ nullable: true })
  authors!: string[] | null;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}

/** What a person asked us to keep of their answers, sealed. */
@Entity('policy_facts')
@Index('policy_facts_once', ['userId', 'audience'], { unique: true })
export class PolicyFacts {
  @IdColumn()
  id!: string;

  @RefColumn()
  userId!: string;

  @WordColumn()
  audience!: PolicyAudience;

  @TextColumn()
  answersSealed!: string;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}
