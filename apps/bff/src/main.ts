import type { INestApplicationContext } from '@nestjs/common';
import { roleLabels } from '@yizhan/identity/vocabulary';
import { SECOND, systemClock } from '@yizhan/kernel';
import { FileInUse, SchemaTooNew } from '@yizhan/storage';
import { openProductDatabase } from './database';
import { demoPeople } from './modules/demo/demo.controller';
import { FirstAdministrator } from './modules/identity/first-administrator';
import { WechatStandIn } from './modules/identity/gateways/wechat-stand-in';
import { refuseSampleData, seedSampleData } from './modules/importing/sample-data';
import { type Config, ConfigError, readConfig } from './platform/config';
import { logger } from './platform/logging';
import { demonstrationBudgets } from './platform/rate-limits';
import { openRedis } from './platform/redis';
import { createServer, startBackground } from './server';
import { Shutdown } from './shutdown';

/** How long a request that is under way at the end is waited for, in ms. */
const PATIENCE = 10_000;

async function main(): Promise<void> {
  const config = await withStandIns(readConfig(process.env));
  const database = await openProductDatabase(config);
  if (config.production) await refuseSampleData(database);
  const redis = openRedis(config);
  const app = await createServer({
    config,
    database,
    redis,
    clock: systemClock,
    ...(config.sampleData ? { budgets: demonstrationBudgets } : {}),
  });
  if (config.sampleData) await seedSampleData(app, say);
  else await makeFirstAdministrator(app);
  new Shutdown(app, { notice: config.leaveNotice * SECOND, patience: PATIENCE }).listen();
  await startBackground(app);
  await app.listen(config.port, config.host);
  process.stdout.write(welcome(config));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Told as soon as it is there: a start that fails later would leave a password nobody has read. */
async function makeFirstAdministrator(app: INestApplicationContext): Promise<void> {
  const login = await app.get(FirstAdministrator, { strict: false }).make(systemClock.now());
  if (login)
    say(`管理员  账号 ${login.account}  首次密码 ${login.password}（只显示这一次，登录后先修改）`);
}

/** Where to go, and with sample data who one can be. */
function welcome(config: Config): string {
  const lines = [`驿站  ${config.publicUrl}`];
  if (!config.production || config.operatorToken)
    lines.push(`接口文档  ${config.publicUrl}/api/docs`);
  if (config.sampleData) {
    lines.push(`演示登录  ${config.publicUrl}/pages/account/demo/index`);
    for (const { name, roles, account, password, phone } of demoPeople()) {
      const roleNames = roles.map((role) => roleLabels[role]).join('、');
      const login = account
        ? `账号 ${account}  密码 ${password}`
        : `手机 ${phone}  验证码见上述页面`;
      lines.push(`  ${name}（${roleNames}）  ${login}`);
    }
  }
  return `\n${lines.join('\n')}\n\n`;
}

/** What an operator can mend, said without a stack. */
function isPlain(error: unknown): error is Error {
  return error instanceof FileInUse || error instanceof SchemaTooNew;
}

/** In development without keys of WeChat, a stand-in answers in its place. */
async function withStandIns(config: Config): Promise<Config> {
  if (config.wechat || config.production) return config;
  const standIn = new WechatStandIn();
  await standIn.start();
  return { ...config, wechat: standIn.config };
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) process.stderr.write(`配置有误：\n${error.message}\n`);
  else if (isPlain(error)) process.stderr.write(`启动不了：${error.message}\n`);
  else logger.fatal({ err: error }, 'could not start');
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 100).unref();
});
