import type { Privacy } from '@yizhan/cases/vocabulary';
import type { CaseWizard, NewCaseForm } from '@yizhan/contract';
import { isMobile } from '@yizhan/identity/vocabulary';
import { type Draft, useDraft } from '../../shell';

export const steps = ['kind', 'category', 'what', 'where', 'who', 'check'] as const;
export type Step = (typeof steps)[number];

/** What is filled in so far; lies on the phone until it is sent. */
export type CaseDraft = Omit<NewCaseForm, 'wageId' | 'onBehalf' | 'privacy'> & {
  /** Null until chosen: how a name is left is nobody else's choice. */
  readonly privacy: Privacy | null;
  readonly step: Step;
};

/** What opened the wizard. */
export interface Occasion {
  /** The unpaid wage it is about; '' when it is about none. */
  readonly wageId: string;
  /** Staff take it down for someone who called, wrote or came. */
  readonly onBehalf: boolean;
}

export function draftKey({ wageId, onBehalf }: Occasion): string {
  if (onBehalf) return 'case:behalf';
  return wageId ? `case:wage:${wageId}` : 'case:new';
}

const ownChannel = process.env.TARO_ENV === 'weapp' ? 'wechat' : 'web';

/** The draft of this phone; what the record knows of an unpaid wage is filled in already. */
export function useCaseDraft(wizard: CaseWizard, occasion: Occasion): Draft<CaseDraft> {
  const { prefill } = wizard;
  const { onBehalf } = occasion;
  const contact = onBehalf ? null : wizard.contact;
  const empty: CaseDraft = {
    kind: prefill?.kind ?? 'complaint',
    category: prefill?.category ?? '',
    division: prefill?.division ?? null,
    text: prefill?.text ?? '',
    place: prefill?.place ?? '',
    happenedOn: prefill?.happenedOn ?? null,
    employerName: prefill?.employerName ?? '',
    privacy: null,
    contactName: contact?.name ?? '',
    contactPhone: contact?.phone ?? '',
    channel: onBehalf ? 'phone' : ownChannel,
    step: prefill ? 'what' : 'kind',
  };
  // Somebody else's words and phone don't stay on the phone of whoever takes them down.
  return useDraft(draftKey(occasion), empty, { kept: !onBehalf });
}

/** What still keeps a step from being done, in a sentence; undefined when nothing does. */
export function missingOf(step: Step, draft: CaseDraft): string | undefined {
  if (step === 'category' && draft.category === '') return '请选一个类别';
  if (step === 'what' && draft.text.trim().length < 4) return '请写下发生了什么，至少四个字';
  if (step !== 'who' || draft.privacy === 'anonymous') return undefined;
  if (draft.privacy === null) return '请选怎么留名';
  if (draft.contactName.trim() === '') return '请写下怎么称呼您';
  return isMobile(draft.contactPhone) ? undefined : '请填写 11 位手机号';
}

/** The draft as it is sent. */
export function formOf(
  { step: _step, ...draft }: CaseDraft,
  { wageId, onBehalf }: Occasion,
): NewCaseForm {
  const anonymous = draft.privacy === 'anonymous';
  return {
    ...draft,
    privacy: draft.privacy ?? 'confidential',
    text: draft.text.trim(),
    contactName: anonymous ? '' : draft.contactName.trim(),
    contactPhone: anonymous ? '' : draft.contactPhone,
    ...(wageId ? { wageId } : {}),
    ...(onBehalf ? { onBehalf } : {}),
  };
}
