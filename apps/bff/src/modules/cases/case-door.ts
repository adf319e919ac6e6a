import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type CaseError, caseErrors, caseSettings } from '@yizhan/cases';
import {
  type Clock,
  err,
  HOUR,
  type Instant,
  MINUTE,
  newId,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import { isSolved, type Puzzle } from '@yizhan/proof-of-work';
import { Database, insertIgnore } from '@yizhan/storage';
import { CLOCK } from '../../platform/clock';
import { PersonalData } from '../../platform/personal-data';
import { Schedule } from '../../platform/schedule';
import { CaseProofRecord } from './persistence';

export interface Proof {
  readonly challenge: string;
  readonly answer: string;
}

/** The door for those who aren't signed in: a puzzle each time, signed here and good for one case. */
@Injectable()
export class CaseDoor implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly schedule: Schedule,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedule.every('cases.proofs', HOUR, () => this.forget(this.clock.now()));
  }

  puzzle(now: Instant): Puzzle {
    const { bits, lifeMinutes } = caseSettings.puzzle;
    const said = `${(now + lifeMinutes * MINUTE).toString(36)}.${newId(now)}`;
    return { challenge: `${said}.${this.mac(said)}`, bits };
  }

  /** Takes the proof: in time, ours, solved, and never seen before. Error: cases.proof_missing. */
  async pass(
    proof: Proof | undefined,
    now: Instant,
  ): Promise<Result<void, CaseError<'proof_missing'>>> {
    const [expires = '', id = '', mac = ''] = proof?.challenge.split('.') ?? [];
    const expiresAt = Number.parseInt(expires, 36);
    const isOurs = mac !== '' && mac === this.mac(`${expires}.${id}`);
    if (!proof || !isOurs || !(now < expiresAt)) return err(raise(caseErrors.proof_missing));
    const { challenge, answer } = proof;
    if (!isSolved({ challenge, bits: caseSettings.puzzle.bits }, answer))
      return err(raise(caseErrors.proof_missing));
    const fresh = await insertIgnore(this.database.manager, CaseProofRecord, { id, expiresAt });
    return fresh ? ok() : err(raise(caseErrors.proof_missing));
  }

  /** Those that are over can't come back: their time is in what was signed. How many. */
  async forget(now: Instant): Promise<number> {
    const sql = 'delete from case_proofs where expires_at <= ?';
    return (await this.database.execute(sql, [now])).affected;
  }

  private mac(said: string): string {
    return this.personalData.blindIndex(`puzzle:${said}`).slice(0, 32);
  }
}
