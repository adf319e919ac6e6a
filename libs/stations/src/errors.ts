import { defineErrors } from '@yizhan/kernel';

export const stationErrors = defineErrors('stations', {
  not_found: { kind: 'not_found', message: '没有找到这个驿站' },
  not_your_station: { kind: 'forbidden', message: '您不是这个驿站的工作人员' },
  not_your_posting: { kind: 'forbidden', message: '这个岗位不是您发布的' },
  code_not_ready: { kind: 'unavailable', message: '签到码正在准备，请稍后再试' },
  site_not_open: { kind: 'conflict', message: '这个岗位还没有开启现场签到码' },
  bad_range: { kind: 'invalid', message: '日期的范围不对，最多查看 31 天' },
  bad_code: { kind: 'invalid', message: '这不是驿站的签到码，请对准屏幕上的码再扫一次' },
  forged_code: { kind: 'forbidden', message: '这个码不是真的，请到现场扫屏幕上的码' },
  expired_code: {
    kind: 'gone',
    message: '这个码已经过期，请到现场扫屏幕上的新码，照片和转发的码无效',
  },
  wrong_digits: { kind: 'invalid', message: '数字不对或已经过期，请看着屏幕重新输入六位数字' },
  wrong_place: { kind: 'conflict', message: '您今天的活不在这里签到，请到约定的地点扫码' },
  no_shift_today: { kind: 'conflict', message: '您今天没有已录用的活，请先报名，或找工作人员帮忙' },
  too_early: { kind: 'conflict', message: '还没到签到时间，请稍后再来' },
  too_late: { kind: 'conflict', message: '签到时间已过，请找工作人员帮忙' },
  not_checked_in: { kind: 'conflict', message: '您还没有签到，不能签退，请找工作人员帮忙' },
  left_at_once: { kind: 'conflict', message: '刚签到就签退？收工时再扫' },
  left_before_coming: { kind: 'invalid', message: '签退不能早于签到，请核对时间' },
  hours_settled: {
    kind: 'conflict',
    message: '这一班的工时已经在确认，签到签退时间不能再改；不对可以在工时那里提出',
  },
  code_used: { kind: 'conflict', message: '这个码您已经用过了，请等屏幕换了新码再扫' },
  position_needed: { kind: 'invalid', message: '这里签到需要定位，请允许使用您的位置后再试' },
  too_far: { kind: 'conflict', message: '您离签到地点太远，请走近后再试' },
  attendance_not_found: { kind: 'not_found', message: '没有找到这条签到记录' },
  application_closed: {
    kind: 'conflict',
    message: '这个人已经不在这一班的名单里，不能再记签到签退',
  },
  time_ahead: { kind: 'invalid', message: '时间不能晚于现在' },
  attendance_settled: { kind: 'conflict', message: '这条签到记录已经核对过了' },
});

export type StationErrorCode = (typeof stationErrors)[keyof typeof stationErrors]['code'];

/** Codes of these keys, for a rule that raises some of them. */
export type StationErrorOf<K extends keyof typeof stationErrors> =
  (typeof stationErrors)[K]['code'];
