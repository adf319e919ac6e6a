import { identityErrors as errors, roles } from '@yizhan/identity/vocabulary';
import * as z from 'zod/mini';
import { cursor, done, id, instant, mobile, page, text } from './common';
import { auditRoutes } from './identity-audit';
import { ownDataRoutes } from './identity-own-data';
import { factorCode, securityRoutes } from './identity-security';
import { defineRoute } from './route';

const role = z.enum(roles);

const grant = z.object({
  role,
  scopeId: z.nullable(id),
  /** The station, unit or firm by name. */
  scopeName: z.nullable(z.string()),
});

/** A signed-in session: the access token is short-lived, the refresh token works once. */
export const session = z.object({
  accessToken: z.string(),
  accessExpiresAt: instant,
  refreshToken: z.string(),
  userId: id,
  mustChangePassword: z.boolean(),
  /** The roles held ask for a second factor that isn't set up yet. */
  mustSecure: z.boolean(),
});

export type Session = z.output<typeof session>;

const profile = z.object({
  userId: id,
  displayName: z.string(),
  /** Masked; null when no phone is bound yet. */
  phone: z.nullable(z.string()),
  account: z.nullable(z.string()),
  wechatBound: z.boolean(),
  mustChangePassword: z.boolean(),
  grants: z.array(grant),
  lastRole: z.nullable(role),
  largeType: z.boolean(),
  /** The rules have changed since they were agreed to: they are to be shown again. */
  noticeDue: z.boolean(),
});

export type Profile = z.output<typeof profile>;

/** The version of the rules of handling personal information that was read and agreed to. */
const notice = z.string().check(z.minLength(1), z.maxLength(20));

const password = z.string().check(z.minLength(1, '请填写密码'), z.maxLength(200));

const person = z.object({
  userId: id,
  displayName: z.string(),
  account: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  /** False when an administrator has disabled the account. */
  active: z.boolean(),
  secondFactor: z.boolean(),
  grants: z.array(grant),
});

/** Staff as an administrator sees them. */
export type StaffPerson = z.output<typeof person>;

export const identityRoutes = {
  ...auditRoutes,
  ...ownDataRoutes,
  ...securityRoutes,
  sendCode: defineRoute({
    id: 'identity.sendCode',
    method: 'POST',
    path: '/identity/codes',
    access: 'public',
    summary: 'Send a sign-in code to a phone by SMS',
    body: z.object({ phone: mobile }),
    response: z.object({ resendAt: instant, expiresAt: instant }),
    errors: [
      errors.code_too_soon,
      errors.codes_exhausted,
      errors.sms_day_limit,
      errors.sms_unavailable,
    ],
    transaction: 'handler',
    limit: 'code',
  }),
  signInByPhone: defineRoute({
    id: 'identity.signInByPhone',
    method: 'POST',
    path: '/identity/sessions/phone',
    access: 'public',
    summary: 'Sign in with a phone and the code sent to it; the first time makes the account',
    body: z.object({
      phone: mobile,
      code: z.string().check(z.regex(/^\d{6}$/, '验证码是 6 位数字')),
      notice,
    }),
    response: session,
    errors: [
      errors.notice_not_agreed,
      errors.code_wrong,
      errors.code_expired,
      errors.sample_closed,
      errors.person_disabled,
    ],
    transaction: 'handler',
    limit: 'login',
    audit: {
      action: 'signed_in',
      actor: 'response.userId',
      subject: { kind: 'phone', at: 'body.phone' },
      refusals: true,
    },
  }),
  signInByWechat: defineRoute({
    id: 'identity.signInByWechat',
    method: 'POST',
    path: '/identity/sessions/wechat',
    access: 'public',
    summary: 'Sign in with the code that wx.login gave',
    body: z.object({ code: z.string().check(z.minLength(1), z.maxLength(200)), notice }),
    response: session,
    errors: [
      errors.notice_not_agreed,
      errors.wechat_rejected,
      errors.wechat_unavailable,
      errors.sample_closed,
      errors.person_disabled,
    ],
    transaction: 'handler',
    limit: 'login',
    audit: { action: 'signed_in', actor: 'response.userId', refusals: true },
  }),
  signInByPassword: defineRoute({
    id: 'identity.signInByPassword',
    method: 'POST',
    path: '/identity/sessions/password',
    access: 'public',
    summary: 'Sign in with a staff account and password',
    body: z.object({ account: text(1, 60), password, code: z.optional(factorCode), notice }),
    response: session,
    errors: [
      errors.notice_not_agreed,
      errors.login_failed,
      errors.login_waits,
      errors.sample_closed,
      errors.person_disabled,
      errors.address_not_allowed,
      errors.second_factor_needed,
      errors.second_factor_wrong,
    ],
    transaction: 'handler',
    limit: 'login',
    audit: {
      action: 'signed_in',
      actor: 'response.userId',
      subject: { kind: 'account', at: 'body.account' },
      refusals: true,
    },
  }),
  refresh: defineRoute({
    id: 'identity.refresh',
    method: 'POST',
    path: '/identity/sessions/refresh',
    access: 'public',
    summary:
      'Exchange a refresh token for a new pair; within its grace a repeat gets the same pair, after it the session ends',
    body: z.object({ refreshToken: z.string().check(z.minLength(1), z.maxLength(200)) }),
    response: session,
    errors: [errors.refresh_invalid, errors.refresh_reused],
    transaction: 'handler',
    limit: 'refresh',
  }),
  signOut: defineRoute({
    id: 'identity.signOut',
    method: 'DELETE',
    path: '/identity/sessions/current',
    access: 'signed-in',
    summary: 'End this session',
    response: done,
    errors: [],
  }),
  signOutEverywhere: defineRoute({
    id: 'identity.signOutEverywhere',
    method: 'DELETE',
    path: '/identity/sessions',
    access: 'signed-in',
    summary: 'End every session of mine',
    response: done,
    errors: [],
    audit: { action: 'signed_out_everywhere' },
  }),
  me: defineRoute({
    id: 'identity.me',
    method: 'GET',
    path: '/identity/me',
    access: 'signed-in',
    summary: 'Who I am and which roles I hold',
    response: profile,
    errors: [],
  }),
  updateMe: defineRoute({
    id: 'identity.updateMe',
    method: 'PUT',
    path: '/identity/me',
    access: 'signed-in',
    summary: 'Change my name, the role the app opens in, or the type size',
    body: z.object({
      displayName: z.optional(text(1, 30)),
      lastRole: z.optional(role),
      largeType: z.optional(z.boolean()),
    }),
    response: profile,
    errors: [errors.role_not_held],
  }),
  agreeToNotice: defineRoute({
    id: 'identity.agreeToNotice',
    method: 'PUT',
    path: '/identity/me/notice',
    access: 'signed-in',
    summary: 'Agree to the present rules of handling personal information',
    body: z.object({ notice }),
    response: profile,
    errors: [errors.notice_not_agreed],
  }),
  bindPhone: defineRoute({
    id: 'identity.bindPhone',
    method: 'PUT',
    path: '/identity/me/phone',
    access: 'signed-in',
    summary: 'Bind a phone to my account with the code sent to it',
    body: z.object({
      phone: mobile,
      code: z.string().check(z.regex(/^\d{6}$/, '验证码是 6 位数字')),
    }),
    response: profile,
    errors: [errors.code_wrong, errors.code_expired, errors.phone_taken],
    transaction: 'handler',
    limit: 'login',
    audit: { action: 'phone_bound', refusals: true },
  }),
  changePassword: defineRoute({
    id: 'identity.changePassword',
    method: 'PUT',
    path: '/identity/me/password',
    access: 'signed-in',
    summary: 'Change my password; all other sessions end',
    body: z.object({ current: password, next: password }),
    response: session,
    errors: [errors.password_wrong, errors.password_weak],
    limit: 'login',
    audit: { action: 'password_changed', refusals: true },
  }),
  listPeople: defineRoute({
    id: 'identity.listPeople',
    method: 'GET',
    path: '/identity/people',
    access: ['administrator'],
    summary: 'Staff: who has an account or holds a staff role; or who holds this role',
    query: z.object({ role: z.optional(role), cursor }),
    response: page(person),
    errors: [],
    audit: { action: 'people_listed' },
  }),
  createPerson: defineRoute({
    id: 'identity.createPerson',
    method: 'POST',
    path: '/identity/people',
    access: ['administrator'],
    summary: 'Open a staff account with a first password that must be changed',
    body: z.object({
      account: z
        .string()
        .check(z.regex(/^[a-z][a-z0-9._-]{2,39}$/, '账号用小写字母开头，3 到 40 位')),
      displayName: text(1, 30),
      role,
      scopeId: z.nullable(id),
    }),
    response: z.object({ person, firstPassword: z.string() }),
    errors: [errors.account_taken, errors.role_needs_scope, errors.scope_unknown],
    creates: true,
    audit: { action: 'person_created', subject: { kind: 'user', at: 'response.person.userId' } },
  }),
  resetPassword: defineRoute({
    id: 'identity.resetPassword',
    method: 'POST',
    path: '/identity/people/:userId/password',
    access: ['administrator'],
    summary: 'Give a staff account another first password and end its sessions',
    params: z.object({ userId: id }),
    response: z.object({ firstPassword: z.string() }),
    errors: [],
    audit: { action: 'password_reset', subject: { kind: 'user', at: 'params.userId' } },
  }),
  grantRole: defineRoute({
    id: 'identity.grantRole',
    method: 'PUT',
    path: '/identity/people/:userId/grants',
    access: ['administrator'],
    summary: 'Give a person a role',
    params: z.object({ userId: id }),
    body: z.object({ role, scopeId: z.nullable(id) }),
    response: person,
    errors: [errors.role_needs_scope, errors.scope_unknown],
    audit: {
      action: 'role_granted',
      subject: { kind: 'user', at: 'params.userId' },
      reason: 'body.role',
    },
  }),
  revokeRole: defineRoute({
    id: 'identity.revokeRole',
    method: 'DELETE',
    path: '/identity/people/:userId/grants',
    access: ['administrator'],
    summary: 'Take a role from a person and end their sessions',
    params: z.object({ userId: id }),
    query: z.object({ role, scopeId: z.optional(id) }),
    response: person,
    errors: [errors.last_administrator],
    audit: {
      action: 'role_revoked',
      subject: { kind: 'user', at: 'params.userId' },
      reason: 'query.role',
    },
  }),
} as const;
