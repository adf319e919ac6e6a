import * as z from 'zod/mini';
import { caseCard } from './cases';
import { id, instant, latitude, localDate, longitude, part } from './common';
import { jobCard, myShift } from './jobs';
import { verdict } from './policies';
import { defineRoute } from './route';
import { stationCard } from './stations';

/** A policy that may be for this person: what it brings, and what is still missing. */
const entitlement = z.object({
  policyId: id,
  title: z.string(),
  verdict,
  /** The amount in words, null when there is none. */
  amount: z.nullable(z.string()),
  /** When the verdict turns with nothing else changing, and to what. */
  flip: z.nullable(z.object({ on: localDate, to: verdict })),
  missing: z.array(z.string()),
  /** The same in one plain sentence. */
  note: z.string(),
});
export type Entitlement = z.output<typeof entitlement>;

const notice = z.object({ id, title: z.string(), at: instant, link: z.nullable(z.string()) });

/** Parts that need a person are null for a visitor; each part may fail alone. */
const home = z.object({
  station: part(z.nullable(stationCard)),
  jobs: part(z.array(jobCard)),
  shift: part(z.nullable(myShift)),
  cases: part(z.array(caseCard)),
  entitlements: part(z.array(entitlement)),
  notices: part(z.object({ unread: z.int(), latest: z.array(notice) })),
  /** What is shown is sample data. */
  sample: z.boolean(),
});
export type Home = z.output<typeof home>;

export const homeRoutes = {
  show: defineRoute({
    id: 'home.show',
    method: 'GET',
    path: '/home',
    access: 'public',
    summary: 'The home screen: nearest station, jobs, my shift, my cases, what I am entitled to',
    query: z.object({ latitude: z.optional(latitude), longitude: z.optional(longitude) }),
    response: home,
    errors: [],
  }),
} as const;
