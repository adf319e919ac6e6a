import { useEffect } from 'react';

/** Open dialogs, the last on top: the keyboard is that one's. */
const open: string[] = [];

/** Keeps the keyboard inside an open dialog, closes it by Escape and gives the focus back after. */
export function useDialog(id: string, isOpen: boolean, onClose: () => void): void {
  useEffect(() => {
    const dialog = isOpen ? document.getElementById(id) : null;
    if (!dialog) return;
    const before = document.activeElement;
    open.push(id);
    focusables(dialog)[0]?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (open[open.length - 1] !== id) return;
      if (event.key === 'Escape') onClose();
      if (event.key === 'Tab') keepInside(dialog, event);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      open.splice(open.lastIndexOf(id), 1);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [id, isOpen, onClose]);
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
