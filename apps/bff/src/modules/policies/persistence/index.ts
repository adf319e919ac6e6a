import { Policy, PolicyFacts, PolicyVersion } from './entities';
import { PolicyTables1795249737885 } from './migrations/1795249737885-policy-tables';
import { ScheduledVersionsAndAuthors1795647796624 } from './migrations/1795647796624-scheduled-versions-and-authors';

export const policiesEntities = [Policy, PolicyVersion, PolicyFacts];
export const policiesMigrations = [
  PolicyTables1795249737885,
  ScheduledVersionsAndAuthors1795647796624,
];
