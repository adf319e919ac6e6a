import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Clock } from '@yizhan/kernel';
import { Database, Idempotency, Outbox, OutboxDrain } from '@yizhan/storage';
import type { Redis } from 'ioredis';
import { Alarms } from './alarms';
import { CLOCK } from './clock';
import { ClockWatch } from './clock-watch';
import { CONFIG, type Config } from './config';
import { RouteBinder } from './http/binder';
import { Gate } from './http/gate';
import { Pipeline } from './http/pipeline';
import { SessionWatch } from './http/session-watch';
import { AccessTokens } from './http/tokens';
import { logger } from './logging';
import { OutboxWake } from './outbox-wake';
import { OwnData } from './own-data';
import { PersonalData } from './personal-data';
import { Purges } from './purges';
import { BUDGETS, type Budgets, budgets, RateLimits } from './rate-limits';
import { ReadinessService } from './readiness';
import { REDIS } from './redis';
import { RetentionSweep } from './retention';
import { Schedule } from './schedule';

/** What the process is given from outside. */
export interface Surroundings {
  readonly config: Config;
  readonly database: Database;
  readonly redis: Redis | null;
  readonly clock: Clock;
  readonly budgets?: Budgets;
}

@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    private readonly drain: OutboxDrain,
    private readonly readiness: ReadinessService,
    @Inject(REDIS) private readonly redis: Redis | null,
  ) {}

  static around(given: Surroundings): DynamicModule {
    const personalData = new PersonalData(given.config);
    given.database.sealWith(personalData.sealing);
    const outbox = new Outbox(given.database, given.clock);
    const drain = new OutboxDrain(given.database, outbox, {
      clock: given.clock,
      onFailure: ({ id, topic }, error) =>
        logger.error({ messageId: id, topic, err: error }, 'a message was not delivered'),
      onError: (error) => logger.error({ err: error }, 'the outbox could not be read'),
      onRecovery: (failures) => logger.warn({ failures }, 'the outbox can be read again'),
    });
    const shared = [Database, Idempotency, Outbox, OutboxDrain, PersonalData, RateLimits, Schedule];
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: CONFIG, useValue: given.config },
        { provide: Database, useValue: given.database },
        { provide: REDIS, useValue: given.redis },
        { provide: CLOCK, useValue: given.clock },
        { provide: BUDGETS, useValue: given.budgets ?? budgets },
        { provide: Idempotency, useValue: new Idempotency(given.database, given.clock) },
        { provide: Outbox, useValue: outbox },
        { provide: OutboxDrain, useValue: drain },
        Alarms,
        ReadinessService,
        { provide: PersonalData, useValue: personalData },
        RateLimits,
        ClockWatch,
        Schedule,
        Purges,
        RetentionSweep,
        OwnData,
        OutboxWake,
        AccessTokens,
        SessionWatch,
        Gate,
        Pipeline,
        RouteBinder,
      ],
      exports: [
        Alarms,
        ReadinessService,
        CONFIG,
        CLOCK,
        REDIS,
        BUDGETS,
        Purges,
        RetentionSweep,
        OwnData,
        OutboxWake,
        AccessTokens,
        SessionWatch,
        RouteBinder,
        ...shared,
      ],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.drain.stop();
    await this.readiness.forget();
    this.redis?.disconnect();
    await this.database.close();
  }
}
