import { addColumn, defineMigration } from '@yizhan/storage';

export const ScheduledVersionsAndAuthors1795647796624 = defineMigration(
  'ScheduledVersionsAndAuthors1795647796624',
  [
    addColumn('policies', 'scheduled_version_id', 'varchar(26) null'),
    addColumn('policy_versions', 'authors', 'text null'),
  ],
);
