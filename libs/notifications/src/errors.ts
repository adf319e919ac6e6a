import { defineErrors } from '@yizhan/kernel';

export const notificationsErrors = defineErrors('notifications', {
  not_yours: { kind: 'not_found', message: '没有找到这条通知' },
});
