import type { ResponseOf, routes } from '@yizhan/contract';

/** What the screen shows. */
export type SecurityOf = ResponseOf<typeof routes.identity.security>;
