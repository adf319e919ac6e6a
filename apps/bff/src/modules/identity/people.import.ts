import { Injectable } from '@nestjs/common';
import type { Role } from '@yizhan/identity/vocabulary';
import { type Instant, newId } from '@yizhan/kernel';
import { Database, insert } from '@yizhan/storage';
import { In } from 'typeorm';
import { PersonalData } from '../../platform/personal-data';
import { hashPassword } from './passwords';
import { RoleGrant, User } from './persistence/entities';

/** A person from a file; scopes are ids by now. */
export interface ImportedPerson {
  readonly code: string;
  readonly displayName: string;
  readonly phone?: string | undefined;
  readonly account?: string | undefined;
  readonly password?: string | undefined;
  readonly grants: readonly { readonly role: Role; readonly scopeId: string | null }[];
}

/** What is asked of an import of people. */
export interface PeopleImportOptions {
  readonly now: Instant;
  /** Marked as sample data; their printed passwords needn't be changed at the first login. */
  readonly sample: boolean;
}

/** People from a file: known by phone or account, so that a repeat makes nobody twice. */
@Injectable()
export class PeopleImport {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
  ) {}

  /** Joins the caller's transaction. Someone known already keeps name and password, and may gain roles. */
  async import(people: readonly ImportedPerson[], { now, sample }: PeopleImportOptions) {
    const hashes = await Promise.all(
      people.map(({ password }) => (password ? hashPassword(password) : null)),
    );
    return this.database.transaction(async () => {
      let created = 0;
      let updated = 0;
      for (const [index, person] of people.entries()) {
        const known = await this.find(person);
        const user = known ?? this.row(person, hashes[index] ?? null, now, sample);
        if (!known) await insert(this.database.manager, User, user);
        const gained = await this.grant(user.id, person, now);
        if (!known) created += 1;
        else if (gained > 0) updated += 1;
      }
      return { created, updated };
    });
  }

  /** The ids of people by phone, for files that name them. */
  async idsByPhone(phones: readonly string[]): Promise<Map<string, string>> {
    const byIndex = new Map(phones.map((phone) => [this.personalData.blindIndex(phone), phone]));
    const rows = await this.database.manager.find(User, {
      select: { id: true, phoneIndex: true },
      where: { phoneIndex: In([...byIndex.keys(), '']) },
    });
    return new Map(rows.map((row) => [byIndex.get(row.phoneIndex ?? '') ?? '', row.id]));
  }

  private find({ phone, account }: ImportedPerson): Promise<User | null> {
    const where = phone ? { phoneIndex: this.personalData.blindIndex(phone) } : { account };
    return this.database.manager.findOneBy(User, where);
  }

  private async grant(userId: string, { grants }: ImportedPerson, now: Instant): Promise<number> {
    const held = await this.database.manager.findBy(RoleGrant, { userId });
    const lacks = grants
      .map(({ role, scopeId }) => ({ role, scopeId: scopeId ?? '' }))
      .filter((one) => !held.some((it) => it.role === one.role && it.scopeId === one.scopeId));
    const rows = lacks.map((one) => ({ id: newId(now), userId, createdAt: now, ...one }));
    await insert(this.database.manager, RoleGrant, ...rows);
    return rows.length;
  }

  private row(
    person: ImportedPerson,
    passwordHash: string | null,
    now: Instant,
    sample: boolean,
  ): User {
    const { displayName, phone, account } = person;
    return {
      id: newId(now),
      nameSealed: this.personalData.seal(displayName),
      phoneSealed: phone ? this.personalData.seal(phone) : null,
      phoneIndex: phone ? this.personalData.blindIndex(phone) : null,
      wechatIndex: null,
      wechatSealed: null,
      account: account ?? null,
      passwordHash,
      mustChangePassword: passwordHash !== null && !sample,
      lastRole: person.grants[0]?.role ?? null,
      largeType: false,
      sample,
      disabledAt: null,
      createdAt: now,
      version: 0,
    };
  }
}
