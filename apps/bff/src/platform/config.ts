import { join, resolve } from 'node:path';
import type { SmsTemplateName } from '@yizhan/notifications';
import * as z from 'zod';
import { isNetwork } from './addresses';
import { ConfigError } from './config-error';
import { loadSecrets, type Secrets } from './secrets';

/** Everything the process is told from outside, checked once at start. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** `mysql://user:password@host:port/database`; none: the embedded file in `varDir`. */
  readonly databaseUrl: string | null;
  /** `redis://…`; none: rate limits, locks and outbox live in this process. */
  readonly redisUrl: string | null;
  readonly varDir: string;
  readonly sampleData: boolean;
  /** Where people reach the product; printed in QR codes and links. */
  readonly publicUrl: string;
  /** Proxies in front whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: number;
  /** Seconds from saying "not ready" to closing, for a balancer to notice. */
  readonly leaveNotice: number;
  /** Addresses and networks (CIDR) where many people sign in behind one, e.g. a station's Wi-Fi. */
  readonly knownAddresses: readonly string[];
  /** Addresses and networks (CIDR) from which alone staff may sign in; none: from everywhere. */
  readonly staffAddresses: readonly string[];
  /** Whether roles with much power must set up a second factor. */
  readonly staffSecondFactor: 'required' | 'offered';
  /** Opens `/metrics` and the documents in production; none: they are closed there. */
  readonly operatorToken: string | null;
  readonly h5Dir: string;
  readonly logLevel: string;
  readonly wechat: WechatConfig | null;
  readonly sms: SmsConfig | null;
  /** Codes sent in a day to all phones together; none: as the settings of the identity area say. */
  readonly smsDailyLimit: number | null;
  readonly secrets: Secrets;
}

export interface WechatConfig {
  readonly appId: string;
  readonly secret: string;
  readonly baseUrl: string;
}

/** Tencent Cloud SMS, API 2021-01-11. */
export interface SmsConfig {
  readonly baseUrl: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly sdkAppId: string;
  readonly signName: string;
  readonly templateId: string;
  /** Templates of notices by name; one that is missing isn't sent, and the desk is told. */
  readonly noticeTemplates?: Readonly<Partial<Record<SmsTemplateName, string>>>;
  readonly region: string;
}

const optional = z.string().trim().min(1).optional();

function addressList(text: string, context: z.RefinementCtx<string>): string[] {
  const entries = text.split(',').map((entry) => entry.trim());
  const given = entries.filter((entry) => entry !== '');
  for (const entry of given)
    if (!isNetwork(entry))
      context.addIssue({ code: 'custom', message: `${entry} is no address or network (CIDR)` });
  return given;
}

const variables = {
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  // Nobody else on the network sees a first try; who serves others says so.
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^(mysql|mariadb):\/\//, 'must begin with mysql:// or mariadb://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional(),
  VAR_DIR: z.string().default('var'),
  SAMPLE_DATA: z.enum(['on', 'off']).optional(),
  PUBLIC_URL: z.url().optional(),
  LEAVE_NOTICE: z.coerce.number().int().min(0).max(300).optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  KNOWN_ADDRESSES: z.string().default('').transform(addressList),
  STAFF_ADDRESSES: z.string().default('').transform(addressList),
  STAFF_SECOND_FACTOR: z.enum(['required', 'offered']).optional(),
  OPERATOR_TOKEN: z.string().trim().min(24, 'must have 24 characters or more').optional(),
  H5_DIR: optional,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  WECHAT_APP_ID: optional,
  WECHAT_SECRET: optional,
  WECHAT_BASE_URL: z.url().default('https://api.weixin.qq.com'),
  SMS_DAILY_LIMIT: z.coerce.number().int().min(1).optional(),
  SMS_BASE_URL: z.url().default('https://sms.tencentcloudapi.com'),
  SMS_SECRET_ID: optional,
  SMS_SECRET_KEY: optional,
  SMS_SDK_APP_ID: optional,
  SMS_SIGN_NAME: optional,
  SMS_TEMPLATE_ID: optional,
  SMS_TEMPLATE_CASE_RECEIVED: optional,
  SMS_TEMPLATE_CASE_STEP: optional,
  SMS_TEMPLATE_INQUIRY: optional,
  SMS_REGION: z.string().default('ap-guangzhou'),
  TOKEN_SECRET: optional,
  DATA_SECRET: optional,
  DATA_SECRET_PREVIOUS: optional,
  SIGNING_SECRET: optional,
};

/** Names of all variables that are read. */
export const environmentNames: readonly string[] = Object.keys(variables);

const environment = z
  .object(variables)
  .refine((env) => !env.WECHAT_APP_ID === !env.WECHAT_SECRET, {
    message: 'WECHAT_APP_ID and WECHAT_SECRET go together',
    path: ['WECHAT_SECRET'],
  })
  .refine((env) => env.NODE_ENV !== 'production' || env.PUBLIC_URL, {
    message: 'is demanded in production',
    path: ['PUBLIC_URL'],
  })
  .refine((env) => env.NODE_ENV !== 'production' || env.SAMPLE_DATA !== 'on', {
    message: "can't be on in production: its logins are printed for everyone to read",
    path: ['SAMPLE_DATA'],
  });

/** Reads and checks the environment; throws ConfigError naming each variable at fault. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success)
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  const varDir = resolve(e.VAR_DIR);
  return {
    production,
    host: e.HOST,
    port: e.PORT,
    databaseUrl: e.DATABASE_URL ?? null,
    redisUrl: e.REDIS_URL ?? null,
    varDir,
    sampleData: e.SAMPLE_DATA ? e.SAMPLE_DATA === 'on' : !production,
    publicUrl: (e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).replace(/\/$/, ''),
    trustedProxies: e.TRUSTED_PROXIES,
    // Where several processes stand behind a balancer, it asks every few seconds.
    leaveNotice: e.LEAVE_NOTICE ?? (production && e.TRUSTED_PROXIES > 0 ? 6 : 0),
    knownAddresses: e.KNOWN_ADDRESSES,
    staffAddresses: e.STAFF_ADDRESSES,
    staffSecondFactor:
      e.STAFF_SECOND_FACTOR ?? (e.NODE_ENV === 'production' ? 'required' : 'offered'),
    operatorToken: e.OPERATOR_TOKEN ?? null,
    h5Dir: e.H5_DIR ?? join(__dirname, '../../../miniapp/dist/h5'),
    logLevel: e.LOG_LEVEL,
    wechat: wechatOf(e),
    sms: smsOf(e),
    smsDailyLimit: e.SMS_DAILY_LIMIT ?? null,
    secrets: loadSecrets(e, varDir, production),
  };
}

type Environment = z.output<typeof environment>;

function wechatOf(e: Environment): WechatConfig | null {
  if (!e.WECHAT_APP_ID || !e.WECHAT_SECRET) return null;
  return { appId: e.WECHAT_APP_ID, secret: e.WECHAT_SECRET, baseUrl: e.WECHAT_BASE_URL };
}

function smsOf(e: Environment): SmsConfig | null {
  const given = {
    SMS_SECRET_ID: e.SMS_SECRET_ID,
    SMS_SECRET_KEY: e.SMS_SECRET_KEY,
    SMS_SDK_APP_ID: e.SMS_SDK_APP_ID,
    SMS_SIGN_NAME: e.SMS_SIGN_NAME,
    SMS_TEMPLATE_ID: e.SMS_TEMPLATE_ID,
  };
  const missing = Object.entries(given).filter(([, value]) => !value);
  if (missing.length === Object.keys(given).length) return null;
  if (missing.length > 0)
    throw new ConfigError(
      missing.map(([name]) => `${name}: goes with the other SMS_ keys`).join('\n'),
    );
  return {
    baseUrl: e.SMS_BASE_URL,
    secretId: e.SMS_SECRET_ID ?? '',
    secretKey: e.SMS_SECRET_KEY ?? '',
    sdkAppId: e.SMS_SDK_APP_ID ?? '',
    signName: e.SMS_SIGN_NAME ?? '',
    templateId: e.SMS_TEMPLATE_ID ?? '',
    noticeTemplates: templatesOf(e),
    region: e.SMS_REGION,
  };
}

function templatesOf(e: Environment): NonNullable<SmsConfig['noticeTemplates']> {
  return {
    ...(e.SMS_TEMPLATE_CASE_RECEIVED ? { case_received: e.SMS_TEMPLATE_CASE_RECEIVED } : {}),
    ...(e.SMS_TEMPLATE_CASE_STEP ? { case_step: e.SMS_TEMPLATE_CASE_STEP } : {}),
    ...(e.SMS_TEMPLATE_INQUIRY ? { inquiry: e.SMS_TEMPLATE_INQUIRY } : {}),
  };
}

export const CONFIG = Symbol('Config');

export { ConfigError };
