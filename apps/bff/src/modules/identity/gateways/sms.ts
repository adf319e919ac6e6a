import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SECOND } from '@yizhan/kernel';
import { type SmsAnswer, type SmsTemplateName, smsText } from '@yizhan/notifications';
import { CONFIG, type Config, type SmsConfig } from '../../../platform/config';
import { logger } from '../../../platform/logging';

export interface SmsGateway {
  /** Sends a sign-in code. False when the gateway did not take it. */
  sendCode(phone: string, code: string, minutes: number, now: number): Promise<boolean>;
  /** Sends a notice by template. */
  sendNotice(
    phone: string,
    template: SmsTemplateName,
    parameters: readonly string[],
    now: number,
  ): Promise<SmsAnswer>;
}

export const SMS_GATEWAY = Symbol('SmsGateway');

/** Codes of the provider that another time may be better; any other refusal stays one. */
const PASSING =
  /^(LimitExceeded|InternalError|RequestLimitExceeded|FailedOperation\.(Insufficient|Timeout))/;
/** Failures of `fetch` before anything was sent. */
const UNSENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * Tencent Cloud SMS, action SendSms of API 2021-01-11, signed with TC3-HMAC-SHA256. The code's
 * template takes two parameters: the code and its minutes.
 */
export class TencentSms implements SmsGateway {
  constructor(private readonly config: SmsConfig) {}

  async sendCode(phone: string, code: string, minutes: number, now: number): Promise<boolean> {
    const answer = await this.send(phone, this.config.templateId, [code, String(minutes)], now);
    return answer.state === 'taken';
  }

  async sendNotice(
    phone: string,
    template: SmsTemplateName,
    parameters: readonly string[],
    now: number,
  ): Promise<SmsAnswer> {
    const templateId = this.config.noticeTemplates?.[template];
    if (!templateId) return { state: 'refused', reason: 'no_template' };
    return this.send(phone, templateId, parameters, now);
  }

  private async send(
    phone: string,
    templateId: string,
    parameters: readonly string[],
    now: number,
  ): Promise<SmsAnswer> {
    const body = JSON.stringify({
      PhoneNumberSet: [`+86${phone}`],
      SmsSdkAppId: this.config.sdkAppId,
      SignName: this.config.signName,
      TemplateId: templateId,
      TemplateParamSet: parameters,
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
      if (status === 'Ok') return { state: 'taken' };
      logger.error({ status }, 'sms gateway refused');
      const reason = status ?? `status ${response.status}`;
      return { state: PASSING.test(reason) ? 'later' : 'refused', reason: reason.slice(0, 60) };
    } catch (error) {
      logger.error({ err: error }, 'sms gateway out of reach');
      const { code } = ((error as Error).cause ?? {}) as { code?: string };
      return code !== undefined && UNSENT.includes(code)
        ? { state: 'later', reason: code }
        : { state: 'unclear', reason: 'no_answer' };
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

/** A notice as the stand-in took it. */
export interface SentNotice {
  readonly phone: string;
  readonly template: SmsTemplateName;
  readonly text: string;
  readonly at: number;
}

/**
 * Development without a gateway: codes are kept for the demo page and told in the log; notices are
 * checked as the provider would (a mainland number, a known template, its parameters) and kept.
 */
@Injectable()
export class DevelopmentSms implements SmsGateway {
  /** The last codes by phone, newest first. */
  readonly sent: { phone: string; code: string; at: number }[] = [];
  /** The last notices, newest first. */
  readonly notices: SentNotice[] = [];
  /** What the next notices are answered, in turn: for tests of what goes wrong. */
  readonly answers: SmsAnswer[] = [];

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

  async sendNotice(
    phone: string,
    template: SmsTemplateName,
    parameters: readonly string[],
    now: number,
  ): Promise<SmsAnswer> {
    if (this.config.production) return { state: 'refused', reason: 'no_gateway' };
    if (!/^1[3-9]\d{9}$/.test(phone)) return { state: 'refused', reason: 'no_mobile' };
    const text = smsText(template, parameters);
    if (text === null) return { state: 'refused', reason: 'template_mismatch' };
    const told = this.answers.shift();
    if (told && told.state !== 'taken') return told;
    this.notices.unshift({ phone, template, text, at: now });
    this.notices.length = Math.min(this.notices.length, 200);
    return { state: 'taken' };
  }
}
