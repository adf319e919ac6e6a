import { createStore } from './store';

export interface ToastMessage {
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Grows by one with each message, so that the same words said twice are two messages. */
  readonly turn: number;
}

/** How long a message stays, in ms; one that offers an action stays longer. */
const STAY = { plain: 3_500, withAction: 8_000 };

export const toastStore = createStore<ToastMessage | null>(null);

let turn = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something over the screen, under its title: buttons stay free. */
export function toast(
  text: string,
  tone: ToastMessage['tone'] = 'plain',
  action?: ToastMessage['action'],
): void {
  if (timer) clearTimeout(timer);
  turn += 1;
  toastStore.set({ text, tone, action, turn });
  timer = setTimeout(() => toastStore.set(null), action ? STAY.withAction : STAY.plain);
}

export function dismissToast(): void {
  if (timer) clearTimeout(timer);
  toastStore.set(null);
}
