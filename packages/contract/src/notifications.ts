import { notificationsErrors as errors } from '@yizhan/notifications/vocabulary';
import * as z from 'zod/mini';
import { cursor, done, id, instant, page } from './common';
import { defineRoute } from './route';

const notification = z.object({
  id,
  title: z.string(),
  body: z.string(),
  /** A path of the app. */
  link: z.nullable(z.string()),
  at: instant,
  read: z.boolean(),
});

export const notificationsRoutes = {
  list: defineRoute({
    id: 'notifications.list',
    method: 'GET',
    path: '/notifications',
    access: 'signed-in',
    summary: 'What I was told, newest first',
    query: z.object({ cursor }),
    response: z.extend(page(notification), { unread: z.int() }),
    errors: [],
  }),
  read: defineRoute({
    id: 'notifications.read',
    method: 'PUT',
    path: '/notifications/:notificationId/read',
    access: 'signed-in',
    summary: 'I have read this one',
    params: z.object({ notificationId: id }),
    response: done,
    errors: [errors.not_yours],
  }),
  readAll: defineRoute({
    id: 'notifications.readAll',
    method: 'PUT',
    path: '/notifications/read',
    access: 'signed-in',
    summary: 'I have read them all',
    response: done,
    errors: [],
  }),
} as const;
