import { TextEncoder } from 'node:util';
import { cleanup, configure } from '@testing-library/react';
import { phone } from './taro';

// Every browser has it, jsdom hasn't. The curves' library asks for it in parts that builds leave out
// and a test, which loads whole files, does not.
globalThis.TextEncoder = TextEncoder;

// jsdom has no media queries: every test is a phone unless it says otherwise.
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;

// What is waited for comes at once or never; on a busy machine at once may take seconds.
configure({ asyncUtilTimeout: 15_000 });

afterEach(() => {
  cleanup();
  phone.reset();
});
