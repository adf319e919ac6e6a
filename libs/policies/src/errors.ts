import { defineErrors } from '@yizhan/kernel';

/** Refusals of the policies area. */
export const policyErrors = defineErrors('policies', {
  not_found: { kind: 'not_found', message: '没有找到这条政策，可能已经撤下' },
  version_not_found: { kind: 'not_found', message: '没有找到这个版本' },
  version_state: { kind: 'conflict', message: '这个版本已经不是草稿，请刷新后再操作' },
  version_changed: { kind: 'conflict', message: '这个版本刚被别人改过，请刷新后再改' },
  draft_exists: { kind: 'conflict', message: '这条政策已有一个草稿，请先改好或发布它' },
  code_taken: { kind: 'conflict', message: '这个政策代码已经用过，请换一个' },
  own_version: {
    kind: 'forbidden',
    message: '这个版本您参与编写过，要由另一位政策专员或管理员核对后发布',
  },
  rule_too_large: {
    kind: 'too_large',
    message: '规则太长，没有检查；请把条件或例子拆开、删减后再试',
  },
  rule_faults: { kind: 'invalid', message: '规则还有问题，改好后才能发布' },
  fact_unfit: { kind: 'invalid', message: '有一项回答不符合要求，请重新填写' },
});
