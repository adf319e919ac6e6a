import { type DomainError, defineErrors } from '@yizhan/kernel';

export const caseErrors = defineErrors('cases', {
  not_found: { kind: 'not_found', message: '没有找到这件诉求，请核对编号和查询码。' },
  not_now: { kind: 'conflict', message: '诉求现在的状态不能这样办理，请刷新后再看。' },
  not_yours: { kind: 'forbidden', message: '您不是办理这一步的人。' },
  changed_meanwhile: { kind: 'conflict', message: '刚才有人更新了这件诉求，请刷新后再操作。' },
  recused: {
    kind: 'forbidden',
    message: '您已申请回避，这件诉求由别人办理。',
  },
  callback_by_handling_unit: {
    kind: 'forbidden',
    message: '回访要由承办单位以外的人来做。',
  },
  gate_open: { kind: 'conflict', message: '还不能办结，请先补齐缺少的事项。' },
  already_content: { kind: 'conflict', message: '诉求人已经认可，可以办结了。' },
  objection_late: { kind: 'conflict', message: '已经超过退件时限，请签收办理。' },
  objection_designated: {
    kind: 'conflict',
    message: '这件诉求经裁定指定由您单位承办，不能再退。',
  },
  reply_incomplete: { kind: 'conflict', message: '答复还缺办结要用的材料，请先补齐。' },
  outcome_stands: {
    kind: 'conflict',
    message: '答复的结果已经告知诉求人，只能补充材料；要改结果，请话务员退回重办。',
  },
  joint_answered: { kind: 'conflict', message: '您单位已经答复过了。' },
  already_waiting: { kind: 'conflict', message: '已经在等诉求人补充材料了。' },
  nothing_asked: { kind: 'conflict', message: '目前没有需要补充的材料。' },
  extension_not_allowed: { kind: 'conflict', message: '这个时限不能这样延期。' },
  extension_pending: { kind: 'conflict', message: '已有一个延期申请在等审批。' },
  no_extension_asked: { kind: 'conflict', message: '没有待审批的延期申请。' },
  no_such_remedy: { kind: 'invalid', message: '没有这一项整改，或者已经完成。' },
  reopened_already: { kind: 'conflict', message: '这件诉求已经重新办理过一次，可以申请复查。' },
  too_late: { kind: 'gone', message: '已经超过可以提出的期限。' },
  appealed_already: { kind: 'conflict', message: '对不予受理已经提出过一次异议。' },
  pressed_today: { kind: 'limited', message: '今天已经催办过了，下一个工作日可以再催。' },
  unknown_category: { kind: 'invalid', message: '没有这个类别，请重新选择。' },
  unknown_unit: { kind: 'invalid', message: '没有这个承办单位，请重新选择。' },
  unknown_division: { kind: 'invalid', message: '没有这个区县，请重新选择。' },
  names_reporter: { kind: 'invalid', message: '这段话会让对方认出诉求人，请改掉后再发。' },
  no_addressee: {
    kind: 'conflict',
    message: '没有可通知的对象，请先关联雇主；没有登记的，请用信函或电话通知并记录进展。',
  },
  unknown_employer: { kind: 'invalid', message: '没有这家雇主，请重新查找。' },
  inquiry_missing: { kind: 'not_found', message: '没有找到这份通知，或者它不是发给您的。' },
  inquiry_over: { kind: 'gone', message: '这件事已经办完，不用再说明了。' },
  inquiry_answered: { kind: 'conflict', message: '已经说明过了。要补充，请联系承办单位。' },
  told_already: { kind: 'conflict', message: '这条通知已经送到或登记过了。' },
  merge_target: { kind: 'invalid', message: '要并入的诉求不存在或已经结束。' },
  wage_not_yours: { kind: 'not_found', message: '没有找到这笔工资，或它不是您的。' },
  wage_case_open: { kind: 'conflict', message: '这笔工资已经有一件诉求正在办理。' },
  wage_settled: {
    kind: 'conflict',
    message: '这笔工资您已确认收到。少给了或有别的问题，可以不带这笔记录另提一件。',
  },
  wage_lapsed: {
    kind: 'conflict',
    message: '这笔工资已过劳动监察的两年期限。可以向仲裁机构或法院咨询，别的问题可以另提一件。',
  },
  wage_nothing: {
    kind: 'conflict',
    message: '这一班没有要发的工资。工时不对，请在我的班次里提出。',
  },
  wage_not_due: { kind: 'conflict', message: '还没到约定的发工资时间，过了再提。' },
  proof_missing: { kind: 'invalid', message: '请再点一次提交。' },
  not_happened_yet: {
    kind: 'invalid',
    message: '发生日期还没有到，请填已经发生的日期。',
  },
  identity_missing: { kind: 'invalid', message: '实名或保密提出时，请留下称呼和电话。' },
  import_refused: { kind: 'invalid', message: '文件里有不能办理的步骤，请按行修改后再导入。' },
  unit_code_taken: { kind: 'conflict', message: '这个单位代码已被使用。' },
});

export type CaseErrorKey = keyof typeof caseErrors;

/** A refusal of this area; with `K`, one of these alone. */
export type CaseError<K extends CaseErrorKey = CaseErrorKey> = DomainError<`cases.${K}`>;

/** What may be in the way of raising a case. */
export type OpenError = CaseError<
  'unknown_category' | 'unknown_division' | 'identity_missing' | 'not_happened_yet'
>;

/** What may be in the way of a step. */
export type StepError = CaseError<
  Exclude<
    CaseErrorKey,
    | 'not_happened_yet'
    | 'identity_missing'
    | 'proof_missing'
    | 'unknown_division'
    | 'wage_not_yours'
    | 'wage_case_open'
    | 'wage_settled'
    | 'wage_nothing'
    | 'wage_not_due'
    | 'wage_lapsed'
    | 'unit_code_taken'
    | 'import_refused'
    | 'told_already'
    | 'inquiry_missing'
    | 'inquiry_over'
    | 'inquiry_answered'
  >
>;
