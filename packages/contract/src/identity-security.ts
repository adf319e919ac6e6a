import { identityErrors as errors } from '@yizhan/identity/vocabulary';
import * as z from 'zod/mini';
import { done, id, instant, text } from './common';
import { defineRoute } from './route';

const password = z.string().check(z.minLength(1, '请填写密码'), z.maxLength(200));
/** Six digits of the app, or a recovery code. */
export const factorCode = z.string().check(z.trim(), z.minLength(6), z.maxLength(20));

const device = z.object({
  sessionId: id,
  /** This one. */
  current: z.boolean(),
  /** E.g. 安卓手机 · Chrome. */
  device: z.string(),
  openedAt: instant,
  lastUsedAt: instant,
});

/** What keeps an account safe, for its owner. */
export const securityRoutes = {
  security: defineRoute({
    id: 'identity.security',
    method: 'GET',
    path: '/identity/me/security',
    access: 'signed-in',
    summary: 'My second factor and the devices I am signed in on',
    response: z.object({
      /** Null for people without an account name: they sign in by phone or WeChat. */
      secondFactor: z.nullable(z.object({ on: z.boolean(), required: z.boolean() })),
      devices: z.array(device),
    }),
    errors: [],
    unkept: true,
  }),
  endSession: defineRoute({
    id: 'identity.endSession',
    method: 'DELETE',
    path: '/identity/me/sessions/:sessionId',
    access: 'signed-in',
    summary: 'Sign out on one of my devices',
    params: z.object({ sessionId: id }),
    response: done,
    errors: [errors.session_not_found],
  }),
  beginSecondFactor: defineRoute({
    id: 'identity.beginSecondFactor',
    method: 'POST',
    path: '/identity/me/second-factor',
    access: 'signed-in',
    summary: 'A secret for an authenticator app; it counts from its first right code on',
    body: z.object({ password }),
    response: z.object({ secret: z.string(), uri: z.string() }),
    errors: [errors.password_wrong, errors.second_factor_on],
    limit: 'login',
    audit: { action: 'second_factor_changed', refusals: true },
  }),
  confirmSecondFactor: defineRoute({
    id: 'identity.confirmSecondFactor',
    method: 'PUT',
    path: '/identity/me/second-factor',
    access: 'signed-in',
    summary: 'The first code: from now on a sign-in asks for one; answers recovery codes, once',
    body: z.object({ code: factorCode }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
    errors: [errors.second_factor_off, errors.second_factor_on, errors.second_factor_wrong],
    limit: 'login',
    audit: { action: 'second_factor_changed', refusals: true },
  }),
  removeSecondFactor: defineRoute({
    id: 'identity.removeSecondFactor',
    method: 'POST',
    path: '/identity/me/second-factor/removal',
    access: 'signed-in',
    summary: 'Sign in without a second factor again',
    body: z.object({ password, code: factorCode }),
    response: done,
    errors: [errors.password_wrong, errors.second_factor_off, errors.second_factor_wrong],
    limit: 'login',
    audit: { action: 'second_factor_changed', refusals: true },
  }),
  resetSecondFactor: defineRoute({
    id: 'identity.resetSecondFactor',
    method: 'DELETE',
    path: '/identity/people/:userId/second-factor',
    access: ['administrator'],
    summary: 'Take the second factor of someone who lost phone and recovery codes; sessions end',
    params: z.object({ userId: id }),
    response: done,
    errors: [errors.second_factor_off],
    audit: { action: 'second_factor_changed', subject: { kind: 'user', at: 'params.userId' } },
  }),
  setPersonState: defineRoute({
    id: 'identity.setPersonState',
    method: 'PUT',
    path: '/identity/people/:userId/state',
    access: ['administrator'],
    summary: 'Disable someone, who is signed out everywhere, or let in again; with a reason',
    params: z.object({ userId: id }),
    body: z.object({ active: z.boolean(), reason: text(2, 200) }),
    response: done,
    errors: [errors.not_yourself, errors.last_administrator],
    audit: {
      action: 'person_changed',
      subject: { kind: 'user', at: 'params.userId' },
      reason: 'body.reason',
    },
  }),
} as const;
