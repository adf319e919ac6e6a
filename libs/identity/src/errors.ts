import { defineErrors } from '@yizhan/kernel';

export const identityErrors = defineErrors('identity', {
  notice_not_agreed: {
    kind: 'invalid',
    message: '请先看过并同意最新的个人信息处理规则，再登录',
  },
  code_wrong: { kind: 'invalid', message: '验证码不对，请重新输入' },
  code_expired: { kind: 'invalid', message: '验证码已失效，请重新获取' },
  code_too_soon: { kind: 'limited', message: '验证码刚刚发过，收到后直接填写，没收到请稍等再获取' },
  codes_exhausted: {
    kind: 'limited',
    message:
      '发到这个手机号的验证码已经够多，请过些时候再获取。刚收到的验证码仍可填写；绑定过微信的，可以在微信小程序里登录',
  },
  sms_day_limit: {
    kind: 'unavailable',
    message: '今天的短信已经发完，请明天再来；绑定过微信的，可以在微信小程序里登录',
  },
  sms_unavailable: { kind: 'unavailable', message: '短信暂时发不出去，请稍后再试' },
  wechat_rejected: { kind: 'invalid', message: '微信登录没有成功，请重试' },
  wechat_unavailable: { kind: 'unavailable', message: '暂时连不上微信，请稍后再试或用手机号登录' },
  login_failed: { kind: 'invalid', message: '账号或密码不对' },
  login_waits: { kind: 'limited', message: '密码输错次数太多，请稍等再试' },
  sample_closed: { kind: 'forbidden', message: '这是演示账号，在这里不能登录' },
  refresh_invalid: { kind: 'unauthenticated', message: '登录已失效，请重新登录' },
  refresh_reused: {
    kind: 'unauthenticated',
    message: '这次登录可能被他人使用，已为您退出，请重新登录',
  },
  password_change_required: { kind: 'forbidden', message: '首次登录请先修改密码' },
  password_wrong: { kind: 'invalid', message: '原密码不对' },
  password_weak: { kind: 'invalid', message: '新密码至少 10 个字符，且不能与账号或原密码相同' },
  second_factor_needed: { kind: 'invalid', message: '请再填写验证器里的 6 位动态码' },
  second_factor_wrong: { kind: 'invalid', message: '动态码不对或已经用过，请等下一个' },
  second_factor_required: { kind: 'forbidden', message: '您的角色要先设置两步验证' },
  second_factor_on: { kind: 'conflict', message: '两步验证已经开启' },
  second_factor_off: { kind: 'conflict', message: '两步验证还没有开启，请重新开始设置' },
  person_disabled: { kind: 'forbidden', message: '这个账号已停用，请联系管理员' },
  session_not_found: { kind: 'not_found', message: '没有找到这台设备的登录，可能已经退出' },
  address_not_allowed: {
    kind: 'forbidden',
    message: '工作人员只能在单位的网络里登录，请连上单位网络再试',
  },
  not_yourself: { kind: 'conflict', message: '不能停用自己的账号，请由另一位管理员操作' },
  phone_taken: { kind: 'conflict', message: '这个手机号已绑定其他账号' },
  account_taken: { kind: 'conflict', message: '这个账号名已被使用' },
  role_needs_scope: { kind: 'invalid', message: '这个角色需要指定所属的驿站或单位' },
  scope_unknown: { kind: 'invalid', message: '没有这个驿站或单位，请重新选择' },
  last_administrator: {
    kind: 'conflict',
    message: '这是最后一位管理员，请先给别人管理员角色再收回',
  },
  account_waits: { kind: 'conflict', message: '还有没办完的事，账号暂时不能注销' },
  account_of_staff: {
    kind: 'conflict',
    message: '您还有工作人员角色，请先由管理员收回，再注销账号',
  },
  role_not_held: { kind: 'forbidden', message: '您还没有这个身份' },
});
