import { Injectable } from '@nestjs/common';
import type { jobsRoutes, RequestOf } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { EmployersService } from './employers.service';
import { PublishingService } from './publishing.service';

type Card = RequestOf<typeof jobsRoutes.giveCard>['body'];

/** Cards, with what they do to the postings that are out already. */
@Injectable()
export class CardsService {
  constructor(
    private readonly employers: EmployersService,
    private readonly publishing: PublishingService,
  ) {}

  /** A red card pauses every open posting: nobody new signs up, who is accepted keeps the work. */
  async give(caller: Caller, employerId: string, card: Card) {
    const given = await this.employers.giveCard(caller, employerId, card);
    if (given.ok && card.card === 'red')
      await this.publishing.suspendAll(employerId, `雇主收到红牌：${card.reason}`);
    return given;
  }
}
