/** A mini-program has one window: nobody else writes its storage. */
export function onStorageChange<T>(_key: string, _listener: (value: T | null) => void): void {}
