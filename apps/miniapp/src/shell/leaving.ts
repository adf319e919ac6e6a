import { holdPage } from '../platform/leaving';
import { confirm, type Question } from './confirm';

let asked: Question | null = null;

/**
 * Asks once before this screen is left by its own way back. Returns what ends it.
 *
 * @example useEffect(() => askBeforeLeaving({ title: '记下了吗？', yes: '离开' }), []);
 */
export function askBeforeLeaving(question: Question): () => void {
  asked = question;
  const release = holdPage(question.text ?? question.title);
  return () => {
    if (asked === question) asked = null;
    release();
  };
}

/** Goes on at once where nothing is held back, else when the person says so. Asks once. */
export function beforeLeaving(go: () => void): void {
  const question = asked;
  asked = null;
  if (question === null) return go();
  void confirm(question).then((yes) => {
    if (yes) go();
  });
}
