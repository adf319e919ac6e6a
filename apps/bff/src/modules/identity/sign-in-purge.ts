import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Clock, HOUR } from '@yizhan/kernel';
import { CLOCK } from '../../platform/clock';
import { RetentionSweep } from '../../platform/retention';
import { Schedule } from '../../platform/schedule';
import { PasswordGuard } from './password-guard.service';
import { SmsCodes } from './sms-codes.service';

/** Takes away what was kept only to count codes and tries, once it counts for nothing. */
@Injectable()
export class SignInPurge implements OnModuleInit {
  constructor(
    private readonly schedule: Schedule,
    private readonly codes: SmsCodes,
    private readonly guard: PasswordGuard,
    retention: RetentionSweep,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    retention.on(
      'sessions',
      retention.rows('sessions', ['id'], 'expires_at < ? or revoked_at < ?'),
    );
  }

  onModuleInit(): void {
    this.schedule.every('identity.sign-in-records', HOUR, async () => {
      const now = this.clock.now();
      await this.codes.purge(now);
      await this.guard.purge(now);
    });
  }
}
