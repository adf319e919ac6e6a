import { casesRoutes } from './cases';
import { demoRoutes } from './demo';
import { homeRoutes } from './home';
import { identityRoutes } from './identity';
import { importingRoutes } from './importing';
import { jobsRoutes } from './jobs';
import { notificationsRoutes } from './notifications';
import { policiesRoutes } from './policies';
import type { Route } from './route';
import { stationsRoutes } from './stations';
import { supervisionRoutes } from './supervision';

/** Every route of the product, by area. */
export const routes = {
  demo: demoRoutes,
  home: homeRoutes,
  identity: identityRoutes,
  importing: importingRoutes,
  jobs: jobsRoutes,
  stations: stationsRoutes,
  notifications: notificationsRoutes,
  policies: policiesRoutes,
  cases: casesRoutes,
  supervision: supervisionRoutes,
} as const;

/** All routes as one list. */
export const allRoutes: readonly Route[] = Object.values(routes).flatMap((area) =>
  Object.values(area as Record<string, Route>),
);
