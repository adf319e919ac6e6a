import { storageEntities, storageMigrations } from '@yizhan/storage';
import { identityEntities, identityMigrations } from './modules/identity/persistence';
import {
  notificationsEntities,
  notificationsMigrations,
} from './modules/notifications/persistence';
import { platformEntities, platformMigrations } from './platform/persistence';

/** Every table, by area. */
export const entities = [
  ...storageEntities,
  ...platformEntities,
  ...identityEntities,
  ...notificationsEntities,
];

/** Every step that leads to them; run in the order of the time in their names. */
export const migrations = [
  ...storageMigrations,
  ...platformMigrations,
  ...identityMigrations,
  ...notificationsMigrations,
];
