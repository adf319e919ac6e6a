import { Policy, PolicyFacts, PolicyVersion } from './entities';
import { PolicyTables1795249737885 } from './migrations/1795249737885-policy-tables';

export const policiesEntities = [Policy, PolicyVersion, PolicyFacts];
export const policiesMigrations = [PolicyTables1795249737885];
