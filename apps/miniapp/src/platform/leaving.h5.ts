/** The browser's own question at a reload isn't asked: what matters survives it on the phone. */
export function holdPage(_message: string): () => void {
  return () => undefined;
}
