import { roleLabels, roles } from '@yizhan/identity/vocabulary';
import * as z from 'zod';
import { code, oneOf, phone, shaped, text } from './fields';

/** A role within the station, unit or employer that goes by this code. */
const grant = z.object({ role: oneOf(roles, roleLabels), scope: code.optional() });

/** One person of a file, read: signs in by phone, or by account and password. */
export const personRow = z
  .object({
    code,
    displayName: text(1, 20),
    phone: phone.optional(),
    account: shaped(/^[a-z0-9.-]{3,40}$/, '账号用 3 到 40 个小写字母或数字').optional(),
    password: text(8, 100).optional(),
    grants: z.array(grant).min(1, '至少有一个角色'),
  })
  .refine((row) => row.phone !== undefined || row.account !== undefined, {
    path: ['phone'],
    message: '手机号和账号至少要有一个',
  })
  .refine((row) => row.account === undefined || row.password !== undefined, {
    path: ['password'],
    message: '有账号就要有初始密码',
  });

export type PersonRow = z.output<typeof personRow>;
