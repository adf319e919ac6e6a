import { Injectable } from '@nestjs/common';
import { caseErrors } from '@yizhan/cases';
import { type Caller, type Role, roleLabels, staffRoles } from '@yizhan/identity/vocabulary';
import { err, ok, raise, toIso } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { AuditService } from '../../../platform/audit';
import type { AuditEntryRow } from '../../../platform/persistence';
import { CaseRecord } from '../persistence';
import { UnitsService } from '../units.service';

/** More than this nobody reads on a phone. */
const SHOWN = 100;

/** The reporter's look at who has seen who he is (个人信息保护法 44, 45: to know, and to be told). */
@Injectable()
export class OpeningsView {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly units: UnitsService,
  ) {}

  async show(caller: Caller, caseId: string) {
    const row = await this.database.manager.findOneBy(CaseRecord, { id: caseId });
    if (!row || row.reporterId !== caller.userId) return err(raise(caseErrors.not_found));
    const entries = (await this.audit.about('case', caseId, 'reporter_seen', SHOWN)).filter(
      ({ actorId }) => actorId !== caller.userId,
    );
    const names = await this.units.names(entries.flatMap((entry) => unitOf(entry) ?? []));
    const items = entries.map((entry) => ({
      id: entry.id,
      at: toIso(entry.createdAt),
      roles: heldBy(entry).map(({ role }) => roleLabels[role]),
      unit: names.get(unitOf(entry) ?? '') ?? null,
    }));
    return ok({ items });
  }
}

/** Roles of staff, as they were held then. */
function heldBy({ actorRoles }: AuditEntryRow): { role: Role; scopeId: string | null }[] {
  return actorRoles.split(' ').flatMap((held) => {
    const [word, scopeId = null] = held.split(':');
    const role = staffRoles.find((each) => each === word);
    return role ? [{ role, scopeId }] : [];
  });
}

function unitOf(entry: AuditEntryRow): string | null {
  return heldBy(entry).find(({ role }) => role === 'handler')?.scopeId ?? null;
}
