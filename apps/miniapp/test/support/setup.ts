import { cleanup } from '@testing-library/react';
import { phone } from './taro';

// jsdom has no media queries: every test is a phone unless it says otherwise.
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;

afterEach(() => {
  cleanup();
  phone.reset();
});
