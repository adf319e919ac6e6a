import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HOUR } from '@yizhan/kernel';
import { Purges } from '../../platform/purges';
import { RetentionSweep } from '../../platform/retention';
import { PasswordGuard } from './password-guard.service';
import { SmsCodes } from './sms-codes.service';

/** Takes away what was kept only to count codes and tries, once it counts for nothing. */
@Injectable()
export class SignInPurge implements OnModuleInit {
  constructor(
    private readonly purges: Purges,
    private readonly codes: SmsCodes,
    private readonly guard: PasswordGuard,
    retention: RetentionSweep,
  ) {
    retention.on(
      'sessions',
      retention.rows('sessions', ['id'], 'expires_at < ? or revoked_at < ?'),
    );
  }

  onModuleInit(): void {
    this.purges.every('identity.sign-in-records', HOUR, async (now) => {
      await this.codes.purge(now);
      await this.guard.purge(now);
    });
  }
}
