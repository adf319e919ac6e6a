import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';

const TAPPABLE = ['button', 'link', 'radio', 'checkbox', 'tab', 'switch'];

/** Draws a component and lets the test read and touch it as a person would. */
export function show(element: ReactElement) {
  const { unmount } = render(element);
  return {
    unmount,
    /** All text that is shown. */
    text: (): string => document.body.textContent ?? '',
    has: (text: string | RegExp): boolean => screen.queryAllByText(text).length > 0,
    /** Waits for text to appear. */
    see: (text: string | RegExp) => screen.findByText(text),
    find: findTappable,
    /** A field by its label. */
    field: (label: string): HTMLInputElement => screen.getByLabelText(label, { selector: 'input' }),
    /** Types into a field by its label. */
    change(label: string, value: string): void {
      fireEvent.change(screen.getByLabelText(label, { selector: 'input, textarea, select' }), {
        target: { value },
      });
    },
    /** Taps by name and waits for what follows at once. */
    async tap(name: string | RegExp): Promise<void> {
      const target = findTappable(name);
      await act(async () => {
        fireEvent.click(target);
      });
    },
    dialog: () => within(screen.getByRole('dialog')),
  };
}

function findTappable(name: string | RegExp): HTMLElement {
  const found = TAPPABLE.flatMap((role) => screen.queryAllByRole(role, { name }));
  if (found.length !== 1)
    throw new Error(`${found.length} things to tap are called ${name}, one is wanted`);
  return found[0] as HTMLElement;
}
