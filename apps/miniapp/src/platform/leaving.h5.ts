/** On its own way back a screen asks by itself; a reload is `holdUnload`'s. */
export function holdPage(_message: string): () => void {
  return () => undefined;
}

/** The browser asks before a reload or the end of the page, while something would be lost with it. */
export function holdUnload(isUnsent: () => boolean): void {
  window.addEventListener('beforeunload', (event) => {
    if (isUnsent()) event.preventDefault();
  });
}
