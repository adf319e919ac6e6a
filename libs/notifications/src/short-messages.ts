/** A short message's template: registered with the provider, who sends no other words. */
export interface SmsTemplate {
  readonly words: string;
  /** What fills `{1}`, `{2}` …, in order, for the reader of this table. */
  readonly parameters: readonly string[];
}

/** Longest parameter in characters: providers refuse longer ones in notices. */
export const longestParameter = 20;

/**
 * Notices to phones without an account. They tell that something has happened and where to look,
 * never what: whoever else reads the phone learns nothing of the case.
 */
export const smsTemplates = {
  case_received: {
    words: '您的诉求已登记，编号{1}，查询码{2}。请在驿站“用编号查进度”里查看，勿转告他人。',
    parameters: ['编号', '查询码'],
  },
  case_step: {
    words: '您的诉求{1}有新进展：{2}。请凭查询码在驿站“用编号查进度”里查看。',
    parameters: ['编号', '进展'],
  },
  inquiry: {
    words: '{1}请您配合核实一件事，请与该单位联系，电话{2}。',
    parameters: ['承办单位', '电话'],
  },
} as const satisfies Record<string, SmsTemplate>;
export type SmsTemplateName = keyof typeof smsTemplates;
export const smsTemplateNames = Object.keys(smsTemplates) as SmsTemplateName[];

/** The message as it is read, or null when the parameters don't fit its template. */
export function smsText(name: SmsTemplateName, parameters: readonly string[]): string | null {
  const template: SmsTemplate = smsTemplates[name];
  const fits =
    parameters.length === template.parameters.length &&
    parameters.every((one) => one !== '' && Array.from(one).length <= longestParameter);
  if (!fits) return null;
  return parameters.reduce(
    (words, one, index) => words.replace(`{${index + 1}}`, one),
    template.words,
  );
}

/** What became of a short message. Only `taken` counts; `unclear` is never sent again by itself. */
export type SmsAnswer =
  | { readonly state: 'taken' }
  /** The gateway said no, and will say so again. */
  | { readonly state: 'refused'; readonly reason: string }
  /** It certainly wasn't sent; later it may be. */
  | { readonly state: 'later'; readonly reason: string }
  /** It may have been sent: the answer was lost. */
  | { readonly state: 'unclear'; readonly reason: string };
