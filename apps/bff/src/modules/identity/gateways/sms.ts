import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SECOND } from '@yizhan/kernel';
import { CONFIG, type Config, type SmsConfig } from '../../../platform/config';
import { logger } from '../../../platform/logging';

/** Sends a sign-in code. False when the gateway did not take it. */
export interface SmsGateway {
  sendCode(phone: string, code: string, minutes: number, now: number): Promise<boolean>;
}

export const SMS_GATEWAY = Symbol('SmsGateway');

/**
 * Tencent Cloud SMS, action SendSms of API 2021-01-11, signed with TC3-HMAC-SHA256. The template
 * takes two parameters: the code and its minutes.
 */
export class TencentSms implements SmsGateway {
  constructor(private readonly config: SmsConfig) {}

  async sendCode(phone: string, code: string, minutes: number, now: number): Promise<boolean> {
    const body = JSON.stringify({
      PhoneNumberSet: [`+86${phone}`],
      SmsSdkAppId: this.config.sdkAppId,
      SignName: this.config.signName,
      TemplateId: this.config.templateId,
      TemplateParamSet: [code, String(minutes)],
    });
    const url = new URL(this.config.baseUrl);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: signedHeaders(this.config, url.host, body, Math.floor(now / SECOND)),
        body,
        signal: AbortSignal.timeout(5 * SECOND),
      });
      const answer = (await response.json()) as {
        Response?: { SendStatusSet?: { Code?: string }[]; Error?: { Code?: string } };
      };
      const status = answer.Response?.SendStatusSet?.[0]?.Code ?? answer.Response?.Error?.Code;
      if (status !== 'Ok') logger.error({ status }, 'sms gateway refused');
      return status === 'Ok';
    } catch (error) {
      logger.error({ err: error }, 'sms gateway out of reach');
      return false;
    }
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();

/** The headers of a call to the SMS service. @param timestamp seconds */
export function signedHeaders(
  config: SmsConfig,
  host: string,
  body: string,
  timestamp: number,
): Record<string, string> {
  const date = new Date(timestamp * SECOND).toISOString().slice(0, 10);
  const contentType = 'application/json; charset=utf-8';
  const canonical = [
    'POST',
    '/',
    '',
    `content-type:${contentType}\nhost:${host}\nx-tc-action:sendsms\n`,
    'content-type;host;x-tc-action',
    sha256(body),
  ].join('\n');
  const scope = `${date}/sms/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${config.secretKey}`, date), 'sms'), 'tc3_request');
  const signature = hmac(key, toSign).toString('hex');
  return {
    authorization: `TC3-HMAC-SHA256 Credential=${config.secretId}/${scope}, SignedHeaders=content-type;host;x-tc-action, Signature=${signature}`,
    'content-type': contentType,
    'x-tc-action': 'SendSms',
    'x-tc-timestamp': String(timestamp),
    'x-tc-version': '2021-01-11',
    'x-tc-region': config.region,
  };
}

/** Development without a gateway: codes are kept for the demo page and told in the log. */
@Injectable()
export class DevelopmentSms implements SmsGateway {
  /** The last codes by phone, newest first. */
  readonly sent: { phone: string; code: string; at: number }[] = [];

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'production'>) {}

  async sendCode(phone: string, code: string, _minutes: number, now: number): Promise<boolean> {
    if (this.config.production) {
      logger.error('no sms gateway is configured');
      return false;
    }
    this.sent.unshift({ phone, code, at: now });
    this.sent.length = Math.min(this.sent.length, 50);
    logger.info(`验证码 ${code} → 尾号 ${phone.slice(-4)}（开发环境，未真正发送短信）`);
    return true;
  }
}
