/** A mini-program has neither keyboard focus nor Escape. */
export function useDialog(_id: string, _open: boolean, _onClose: () => void): void {}
