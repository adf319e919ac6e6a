import { useEffect } from 'react';

/** Keeps the keyboard inside an open dialog, closes it by Escape and gives the focus back after. */
export function useDialog(id: string, open: boolean, onClose: () => void): void {
  useEffect(() => {
    const dialog = open ? document.getElementById(id) : null;
    if (!dialog) return;
    const before = document.activeElement;
    focusables(dialog)[0]?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
      if (event.key === 'Tab') keepInside(dialog, event);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [id, open, onClose]);
}

function focusables(dialog: HTMLElement): HTMLElement[] {
  const selector = 'button:not([disabled]), input, select, textarea';
  return Array.from(dialog.querySelectorAll<HTMLElement>(selector));
}

function keepInside(dialog: HTMLElement, event: KeyboardEvent): void {
  const all = focusables(dialog);
  const edge = event.shiftKey ? all[0] : all[all.length - 1];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? all[all.length - 1] : all[0])?.focus();
}
