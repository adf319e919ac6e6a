import { defineErrors } from '@yizhan/kernel';

/** Refusals of the jobs area. */
export const jobErrors = defineErrors('jobs', {
  words_unusable: { kind: 'invalid', message: '没有可以搜索的字，请输入工种、地点或雇主的名字' },
  posting_not_found: { kind: 'not_found', message: '没有找到这个岗位，可能已经下架' },
  posting_closed: { kind: 'conflict', message: '这个岗位现在不招人了，看看别的岗位吧' },
  posting_state: { kind: 'conflict', message: '岗位的状态已经变了，请刷新后再操作' },
  posting_incomplete: { kind: 'invalid', message: '岗位还没填完整，请补充标出的内容' },
  posting_refused: { kind: 'invalid', message: '这个岗位不能发布，请按提示修改' },
  shift_not_found: { kind: 'not_found', message: '没有找到这个班次' },
  shift_started: { kind: 'conflict', message: '这一班已经开始，名单不能再变了' },
  withdrawal_closed: {
    kind: 'conflict',
    message: '这一班已经开始，不能取消报名了。去不了请打电话告诉雇主，或者找驿站帮忙',
  },
  waiting_closed: {
    kind: 'conflict',
    message: '这一班已经招满，快开工了，不再排候补，看看附近别的活吧',
  },
  late_withdrawals: {
    kind: 'conflict',
    message: '最近几次都是快开工才取消，暂时不能自己报名，请到驿站由工作人员替您报',
  },
  not_your_station: {
    kind: 'forbidden',
    message: '这不归您的驿站管，请联系负责这个岗位的驿站',
  },
  posting_over: { kind: 'conflict', message: '这个岗位的班次都已经开始，不能再招人了' },
  employer_stopped: {
    kind: 'conflict',
    message: '雇主现在有红牌或信用为红，不能招人。雇主可以提出异议，由驿站答复',
  },
  employer_not_verified: {
    kind: 'conflict',
    message: '雇主的证照还没核验通过。先核验雇主证照，再发布岗位',
  },
  approval_unreasoned: {
    kind: 'invalid',
    message: '岗位里有标出的违法内容。请退回修改；确实可以发布的，写清楚为什么',
  },
  shift_overlap: { kind: 'conflict', message: '您在这个时间已经有别的活，时间重叠不能报名' },
  already_applied: { kind: 'conflict', message: '您已经报过这一班' },
  acts_for_other: {
    kind: 'forbidden',
    message: '只能为自己报名；驿站人员可以替没有手机的求职者报名',
  },
  own_posting: { kind: 'conflict', message: '不能报名自己发布的岗位' },
  application_not_found: { kind: 'not_found', message: '没有找到这次报名' },
  application_state: { kind: 'conflict', message: '报名的状态已经变了，请刷新后再操作' },
  shift_full: { kind: 'conflict', message: '这一班名额已满，请先退一个人再录用' },
  correction_reason: { kind: 'invalid', message: '改动工时要写明原因，让对方看得明白' },
  hours_impossible: {
    kind: 'invalid',
    message: '工时不对：不能为负，也不能比排班的时间多出太多，真干了更久请找驿站',
  },
  pieces_missing: { kind: 'invalid', message: '计件工资请填写件数' },
  wage_not_found: { kind: 'not_found', message: '没有找到这笔工资' },
  work_not_over: { kind: 'conflict', message: '这一班还没下班，签退以后或下班时间到了再确认工时' },
  too_early_absent: {
    kind: 'conflict',
    message: '开工还没多久，过了可以晚到的时间还没来，再记未到岗',
  },
  claim_waiting: {
    kind: 'conflict',
    message: '对方有一条签到记录在等驿站核对，核对完再办这一步',
  },
  leaving_time: {
    kind: 'invalid',
    message: '下班时间不对：要在签到以后、排班结束以前，也不能晚于现在',
  },
  objection_closed: { kind: 'conflict', message: '提异议的时间已经过了，还有问题请找驿站或提诉求' },
  absence_not_found: { kind: 'not_found', message: '没有找到这条未到岗记录' },
  wage_not_due: { kind: 'conflict', message: '这笔工资还没到发放时间，过了时间没拿到再来点' },
  wage_nothing: {
    kind: 'conflict',
    message: '这一班没有要发的工资。工时不对，请在工时那里提出',
  },
  wage_received: { kind: 'conflict', message: '您已经确认收到这笔工资，不能再按没拿到办理' },
  wage_lapsed: {
    kind: 'conflict',
    message: '这笔工资已过劳动监察的两年期限，请向仲裁机构或法院咨询',
  },
  wage_state: { kind: 'conflict', message: '这笔工资的状态已经变了，请刷新后再操作' },
  employer_not_found: { kind: 'not_found', message: '没有找到这家雇主' },
  employer_exists: {
    kind: 'conflict',
    message:
      '这个统一社会信用代码已经登记过。如果是您的单位，请带营业执照到就近的驿站，由工作人员帮您办',
  },
  nothing_to_object: { kind: 'conflict', message: '现在没有可以提异议的决定，请刷新后再看' },
  objection_not_found: { kind: 'not_found', message: '没有找到这条异议' },
  objection_answered: { kind: 'conflict', message: '这条异议已经答复过了，请刷新' },
  contact_closed: {
    kind: 'forbidden',
    message: '只有录用以后、开工前后才能看到电话；有事请联系驿站',
  },
  contact_not_yet: {
    kind: 'conflict',
    message: '离开工还早，开工前一天起才能打电话；有急事请联系驿站',
  },
  contact_limited: {
    kind: 'limited',
    message: '今天查看的电话太多了，请明天再试，有急事请联系驿站',
  },
  no_phone: { kind: 'conflict', message: '对方没有留手机号，请联系驿站' },
  employer_changed: { kind: 'conflict', message: '雇主资料刚刚变了，请刷新后再操作' },
  credit_code_fixed: {
    kind: 'conflict',
    message: '核验过的单位不能改统一社会信用代码；换了单位，请联系驿站',
  },
  employer_missing: { kind: 'conflict', message: '请先登记单位或家庭雇主信息' },
  import_invalid: {
    kind: 'invalid',
    message: '文件里有填错的行，请改好后再导入，这次一行也没有导入',
  },
});

/** Codes of these keys, for a rule that raises some of them. */
export type JobErrorOf<K extends keyof typeof jobErrors> = (typeof jobErrors)[K]['code'];
