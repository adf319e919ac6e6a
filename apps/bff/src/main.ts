import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@yizhan/kernel';
import { migrateUp, openDatabase } from '@yizhan/storage';
import { WechatStandIn } from './modules/identity/gateways/wechat-stand-in';
import { seedSampleData } from './modules/importing/sample-data';
import { type Config, ConfigError, readConfig } from './platform/config';
import { logger } from './platform/logging';
import { demonstrationBudgets } from './platform/rate-limits';
import { openRedis } from './platform/redis';
import { entities, migrations } from './schema';
import { createServer, startBackground } from './server';

async function main(): Promise<void> {
  const config = await withStandIns(readConfig(process.env));
  mkdirSync(config.varDir, { recursive: true });
  const database = await openDatabase({
    ...(config.databaseUrl
      ? { url: config.databaseUrl }
      : { file: join(config.varDir, 'yizhan.db') }),
    entities,
    migrations,
  });
  await migrateUp(database);
  const redis = openRedis(config);
  const app = await createServer({
    config,
    database,
    redis,
    clock: systemClock,
    ...(config.sampleData ? { budgets: demonstrationBudgets } : {}),
  });
  if (config.sampleData) await seedSampleData(app, (line) => process.stdout.write(`${line}\n`));
  app.enableShutdownHooks();
  startBackground(app);
  await app.listen(config.port, config.host);
  process.stdout.write(`驿站 ${config.publicUrl}\n`);
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
  else logger.fatal({ err: error }, 'could not start');
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 100).unref();
});
