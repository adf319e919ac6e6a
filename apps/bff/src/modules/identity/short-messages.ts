import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@yizhan/kernel';
import type { SmsAnswer, SmsTemplateName } from '@yizhan/notifications';
import { SMS_GATEWAY, type SmsGateway } from './gateways/sms';

/** Short messages by template, for areas that must reach people without an account. */
@Injectable()
export class ShortMessages {
  constructor(@Inject(SMS_GATEWAY) private readonly gateway: SmsGateway) {}

  send(
    phone: string,
    template: SmsTemplateName,
    parameters: readonly string[],
    now: Instant,
  ): Promise<SmsAnswer> {
    return this.gateway.sendNotice(phone, template, parameters, now);
  }
}
