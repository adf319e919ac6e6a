import { Inject, Injectable } from '@nestjs/common';
import type { CompiledRule, Rule } from '@yizhan/eligibility';
import { type Clock, type LocalDate, localDate } from '@yizhan/kernel';
import {
  bigrams,
  compilePolicyRule,
  holding,
  type PolicyContent,
  type SearchField,
  searchFields,
  searchWeights,
} from '@yizhan/policies';
import { Database } from '@yizhan/storage';
import MiniSearch from 'minisearch';
import { In, IsNull, Not } from 'typeorm';
import { CLOCK } from '../../platform/clock';
import { Policy, PolicyVersion } from './persistence/entities';

/** A policy as it is in force. */
export interface PublishedPolicy {
  readonly policyId: string;
  readonly code: string;
  readonly number: number;
  readonly content: PolicyContent;
  readonly rule: Rule | null;
  readonly compiled: CompiledRule | null;
  readonly publishedAt: number;
  readonly sample: boolean;
}

type Document = Record<SearchField, string> & { readonly id: string };

interface Shelf {
  /** What the library looked like when it was read. */
  readonly stamp: string;
  readonly policies: readonly PublishedPolicy[];
  readonly byCode: ReadonlyMap<string, PublishedPolicy>;
  readonly index: MiniSearch<Document>;
}

/**
 * The policies in force with their rules made ready. Some hundreds: kept in memory, and read anew
 * as soon as any process has changed one.
 */
@Injectable()
export class Library {
  private shelf: Promise<Shelf> | undefined;
  private stamp = '';

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async all(): Promise<readonly PublishedPolicy[]> {
    return (await this.current()).policies;
  }

  /** By its code, or by its id as links from other areas carry it. */
  async find(codeOrId: string): Promise<PublishedPolicy | undefined> {
    const { byCode, policies } = await this.current();
    return byCode.get(codeOrId) ?? policies.find(({ policyId }) => policyId === codeOrId);
  }

  /** Policies in which every one of the words stands, the best match first. */
  async search(words: string): Promise<readonly PublishedPolicy[]> {
    const { policies, byCode, index } = await this.current();
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    const ranked = index.search(words, { combineWith: 'AND' }).map((hit) => byCode.get(hit.id));
    // A single character is no pair; and pairs that are all there may still stand apart.
    const candidates = ranked.length > 0 ? ranked : policies;
    return candidates
      .filter((policy) => policy !== undefined)
      .filter((policy) => {
        const text = Object.values(searchFields(policy.content)).join('\n').toLowerCase();
        return wanted.every((word) => text.includes(word));
      });
  }

  private async current(): Promise<Shelf> {
    const today = localDate(this.clock.now());
    const stamp = `${today} ${await this.readStamp()}`;
    if (!this.shelf || stamp !== this.stamp) {
      this.stamp = stamp;
      const shelf = this.read(stamp, today);
      this.shelf = shelf;
      shelf.catch(() => {
        if (this.shelf === shelf) this.shelf = undefined;
      });
    }
    return this.shelf;
  }

  private async readStamp(): Promise<string> {
    const [row] = await this.database.query<{ n: number; at: number; changes: number }>(
      'select count(*) as n, max(changed_at) as at, sum(version) as changes from policies',
    );
    return `${row?.n}/${row?.at}/${row?.changes}`;
  }

  /** A version approved for today holds from midnight on, whether or not the sweep has been round. */
  private async read(stamp: string, today: LocalDate): Promise<Shelf> {
    const rows = await this.database.manager.find(Policy, {
      where: { publishedVersionId: Not(IsNull()) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const ids = rows
      .flatMap((row) => [row.publishedVersionId, row.scheduledVersionId])
      .filter((id) => id !== null);
    const versions = await this.database.manager.find(PolicyVersion, { where: { id: In(ids) } });
    const byId = new Map(versions.map((version) => [version.id, version]));
    const policies = rows.flatMap((row) => {
      const version = holding(
        byId.get(row.publishedVersionId ?? ''),
        byId.get(row.scheduledVersionId ?? ''),
        today,
      );
      return version ? [published(row, version)] : [];
    });
    return {
      stamp,
      policies,
      byCode: new Map(policies.map((policy) => [policy.code, policy])),
      index: indexOf(policies),
    };
  }
}

function published(row: Policy, version: PolicyVersion): PublishedPolicy {
  const rule = version.rule as Rule | null;
  return {
    policyId: row.id,
    code: row.code,
    number: version.number,
    content: version.content,
    rule,
    compiled: rule ? compilePolicyRule(rule) : null,
    publishedAt: version.publishedAt ?? version.createdAt,
    sample: row.sample,
  };
}

function indexOf(policies: readonly PublishedPolicy[]): MiniSearch<Document> {
  const index = new MiniSearch<Document>({
    fields: Object.keys(searchWeights),
    tokenize: bigrams,
    processTerm: (term) => term,
    searchOptions: { boost: searchWeights, tokenize: bigrams },
  });
  index.addAll(policies.map(({ code, content }) => ({ id: code, ...searchFields(content) })));
  return index;
}
