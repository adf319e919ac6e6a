import { casesRoutes } from './cases';
import { demoRoutes } from './demo';
import { identityRoutes } from './identity';
import { jobsRoutes } from './jobs';
import { notificationsRoutes } from './notifications';
import { policiesRoutes } from './policies';
import type { Route } from './route';
import { stationsRoutes } from './stations';

/** Every route of the product, by area. */
export const routes = {
  demo: demoRoutes,
  identity: identityRoutes,
  jobs: jobsRoutes,
  stations: stationsRoutes,
  notifications: notificationsRoutes,
  policies: policiesRoutes,
  cases: casesRoutes,
} as const;

/** All routes as one list. */
export const allRoutes: readonly Route[] = Object.values(routes).flatMap((area) =>
  Object.values(area as Record<string, Route>),
);
