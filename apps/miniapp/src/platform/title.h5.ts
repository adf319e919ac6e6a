/** A browser page draws its own title bar; the tab of the browser says the title too. */
export const drawsTitleBar = true;

export function setTitle(title: string): void {
  document.title = `${title} · 驿站`;
}
