import { storageEntities, storageMigrations } from '@yizhan/storage';
import { casesEntities, casesMigrations } from './modules/cases/persistence';
import { identityEntities, identityMigrations } from './modules/identity/persistence';
import { jobsEntities, jobsMigrations } from './modules/jobs/persistence';
import {
  notificationsEntities,
  notificationsMigrations,
} from './modules/notifications/persistence';
import { policiesEntities, policiesMigrations } from './modules/policies/persistence';
import { stationsEntities, stationsMigrations } from './modules/stations/persistence';
import { platformEntities, platformMigrations } from './platform/persistence';

/** Every table, by area. */
export const entities = [
  ...storageEntities,
  ...platformEntities,
  ...stationsEntities,
  ...identityEntities,
  ...notificationsEntities,
  ...policiesEntities,
  ...jobsEntities,
  ...casesEntities,
];

/** Every step that leads to them; run in the order of the time in their names. */
export const migrations = [
  ...storageMigrations,
  ...platformMigrations,
  ...stationsMigrations,
  ...identityMigrations,
  ...notificationsMigrations,
  ...policiesMigrations,
  ...jobsMigrations,
  ...casesMigrations,
];
