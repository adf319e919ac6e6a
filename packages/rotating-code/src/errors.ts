import { defineErrors } from '@yizhan/kernel';

/** Why a code was not accepted. */
export const codeErrors = defineErrors('code', {
  malformed: { kind: 'invalid', message: '这不是驿站的签到码，请对准屏幕上的码再扫一次' },
  unknown_key: { kind: 'invalid', message: '认不出这个码，请让工作人员刷新页面后再试' },
  forged: { kind: 'forbidden', message: '这个码不是真的，请到现场扫屏幕上的码' },
  expired: {
    kind: 'gone',
    message: '这个码已经过期，请到现场扫屏幕上的新码，照片和转发的码无效',
  },
  not_yet: { kind: 'invalid', message: '这个码还没到时间，请让工作人员核对设备的时间' },
  revoked: { kind: 'gone', message: '出示这个码的设备已停用，请换一台设备上的码' },
  wrong_digits: { kind: 'invalid', message: '数字不对或已经过期，请看着屏幕重新输入六位数字' },
  replayed: { kind: 'conflict', message: '这个码您已经用过了，不用再扫' },
});

export type CodeErrorCode = (typeof codeErrors)[keyof typeof codeErrors]['code'];
