import { Injectable } from '@nestjs/common';
import type { Instant } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { firstPassword } from './passwords';
import { PeopleService } from './people.service';
import { RoleGrant } from './persistence/entities';

/** What the one who installs needs for the first login; the password is known nowhere else. */
export interface FirstLogin {
  readonly account: string;
  readonly password: string;
}

/** Where nobody is an administrator, nobody could ever become one: an installation makes its first. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
  ) {}

  /** The account `admin` with a password that must be changed; null when there is an administrator. */
  async make(now: Instant): Promise<FirstLogin | null> {
    for (let n = 1; ; n += 1) {
      const made = await this.tryAs(n === 1 ? 'admin' : `admin${n}`, now);
      // Taken: by another process of the same start, which the next try sees, or by other staff.
      if (made !== 'taken') return made;
    }
  }

  private tryAs(account: string, now: Instant): Promise<FirstLogin | null | 'taken'> {
    return this.database.transaction(async () => {
      if (await this.database.manager.existsBy(RoleGrant, { role: 'administrator' })) return null;
      const login = { account, password: firstPassword() };
      const person = { ...login, displayName: '管理员', sample: false };
      const user = await this.people.makeStaff(person, now);
      if (!user) return 'taken';
      await this.people.grant(user.id, 'administrator', null, now);
      return login;
    });
  }
}
