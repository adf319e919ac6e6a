import type { PolicyVersionView } from '@yizhan/contract';

type Content = PolicyVersionView['content'];

/** Lists as an officer writes them: one item a line, its parts divided by a bar. */
export interface ContentForm {
  readonly title: string;
  readonly headline: string;
  readonly summary: string;
  readonly issuer: string;
  readonly documentNumber: string;
  readonly level: Content['level'];
  readonly audiences: Content['audiences'];
  readonly subjects: Content['subjects'];
  readonly validFrom: string;
  readonly validUntil: string;
  readonly source: string;
  readonly check: Content['check'];
  readonly text: string;
  readonly benefits: string;
  readonly conditions: string;
  readonly materials: string;
  readonly steps: string;
  readonly timeLimit: string;
  readonly windows: string;
}

export function formOf(content: Content): ContentForm {
  return {
    ...content,
    validUntil: content.validUntil ?? '',
    benefits: content.benefits.join('\n'),
    conditions: content.conditions.join('\n'),
    materials: content.materials.map(({ name, note }) => joined(name, note)).join('\n'),
    steps: content.steps.join('\n'),
    windows: content.windows
      .map(({ name, address, phone, hours }) => joined(name, address, phone, hours))
      .join('\n'),
  };
}

export function contentOf(form: ContentForm): Content {
  return {
    ...form,
    audiences: [...form.audiences],
    subjects: [...form.subjects],
    validUntil: form.validUntil === '' ? null : form.validUntil,
    benefits: lines(form.benefits),
    conditions: lines(form.conditions),
    materials: lines(form.materials).map((line) => {
      const [name = '', note] = parts(line);
      return { name, ...(note ? { note } : {}) };
    }),
    steps: lines(form.steps),
    windows: lines(form.windows).map((line) => {
      const [name = '', address, phone, hours] = parts(line);
      return {
        name,
        ...(address ? { address } : {}),
        ...(phone ? { phone } : {}),
        ...(hours ? { hours } : {}),
      };
    }),
  };
}

/** A rule as typed: nothing is no rule; what isn't JSON is said with its place. */
export function readRule(
  typed: string,
):
  | { readonly ok: true; readonly rule: Record<string, unknown> | null }
  | { readonly ok: false; readonly reason: string } {
  if (typed.trim() === '') return { ok: true, rule: null };
  try {
    const json: unknown = JSON.parse(typed);
    if (typeof json === 'object' && json !== null && !Array.isArray(json))
      return { ok: true, rule: json as Record<string, unknown> };
    return { ok: false, reason: '规则应当是一个 { … } 对象' };
  } catch (cause) {
    return { ok: false, reason: `不是合法的 JSON：${cause instanceof Error ? cause.message : ''}` };
  }
}

export function ruleText(rule: Record<string, unknown> | null): string {
  return rule === null ? '' : JSON.stringify(rule, null, 2);
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function parts(line: string): string[] {
  return line.split('|').map((part) => part.trim());
}

/** Trailing parts that are missing leave no bars behind. */
function joined(...given: readonly (string | undefined)[]): string {
  return given
    .map((part) => part ?? '')
    .join(' | ')
    .replace(/(\s*\|\s*)+$/, '');
}
