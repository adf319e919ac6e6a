import type { Profile, Session } from '@yizhan/contract';

export const A_USER = '01HZX0000000000000000000AA';

export function aSession(fields: Partial<Session> = {}): Session {
  return {
    accessToken: 'access',
    accessExpiresAt: '2026-11-21T08:15:00.000+08:00',
    refreshToken: 'refresh',
    userId: A_USER,
    mustChangePassword: false,
    mustSecure: false,
    ...fields,
  };
}

export function aProfile(fields: Partial<Profile> = {}): Profile {
  return {
    userId: A_USER,
    displayName: '李明',
    phone: '139****1234',
    account: null,
    wechatBound: false,
    mustChangePassword: false,
    grants: [{ role: 'worker', scopeId: null, scopeName: null }],
    lastRole: 'worker',
    largeType: false,
    noticeDue: false,
    ...fields,
  };
}
