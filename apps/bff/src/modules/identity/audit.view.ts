import { Injectable } from '@nestjs/common';
import type { AuditEntry, identityRoutes, RequestOf } from '@yizhan/contract';
import { type Role, roleLabels } from '@yizhan/identity/vocabulary';
import { addDays, atLocal, toIso } from '@yizhan/kernel';
import { AuditService } from '../../platform/audit';
import type { AuditEntryRow } from '../../platform/persistence';
import { PersonalData } from '../../platform/personal-data';
import { PeopleService } from './people.service';
import { ScopeNames } from './scope-names';

type Query = RequestOf<typeof identityRoutes.searchAudit>['query'];

const PAGE = 50;

/** The trail as an administrator reads it. */
@Injectable()
export class AuditView {
  constructor(
    private readonly audit: AuditService,
    private readonly people: PeopleService,
    private readonly scopes: ScopeNames,
    private readonly personalData: PersonalData,
  ) {}

  async search({ from, to, cursor, ...query }: Query) {
    const rows = await this.audit.search(
      {
        ...query,
        subjectId: query.subjectId && this.subjectAsKept(query.subjectKind, query.subjectId),
        since: from === undefined ? undefined : atLocal(from),
        until: to === undefined ? undefined : atLocal(addDays(to, 1)),
        before: cursor,
      },
      PAGE + 1,
    );
    const shown = rows.slice(0, PAGE);
    const names = await this.people.names(shown.flatMap(peopleOf));
    const items = await Promise.all(shown.map((row) => this.entry(row, names)));
    return { items, next: rows.length > PAGE ? (shown[PAGE - 1]?.id ?? null) : null };
  }

  /** A phone is looked for by its index: it stands nowhere in clear. */
  private subjectAsKept(kind: Query['subjectKind'], id: string): string {
    return kind === 'phone' ? this.personalData.blindIndex(id) : id;
  }

  private async entry(row: AuditEntryRow, names: ReadonlyMap<string, string>): Promise<AuditEntry> {
    const { id, action, outcome, actorId, subjectKind, subjectId, requestId } = row;
    return {
      id,
      at: toIso(row.createdAt),
      action,
      outcome,
      actor:
        actorId === null
          ? null
          : {
              userId: actorId,
              name: names.get(actorId) ?? '已注销',
              roles: await this.rolesInWords(row.actorRoles),
            },
      subject:
        subjectKind && subjectId
          ? { kind: subjectKind, id: subjectId, name: names.get(subjectId) ?? null }
          : null,
      reason: row.reasonSealed === null ? null : this.personalData.open(row.reasonSealed),
      address: this.personalData.open(row.addressSealed),
      requestId,
    };
  }

  private rolesInWords(held: string): Promise<string[]> {
    const roles = held === '' ? [] : held.split(' ');
    return Promise.all(
      roles.map(async (each) => {
        const [role = '', scopeId = null] = each.split(':');
        const scope = await this.scopes.nameOf(role as Role, scopeId);
        const label = roleLabels[role as Role] ?? role;
        return scope ? `${label}（${scope}）` : label;
      }),
    );
  }
}

function peopleOf({ actorId, subjectKind, subjectId }: AuditEntryRow): string[] {
  return [actorId, subjectKind === 'user' ? subjectId : null].filter((id) => id !== null);
}
