/** Offers to call a number. */
export function callPhone(number: string): void {
  window.location.href = `tel:${number}`;
}
