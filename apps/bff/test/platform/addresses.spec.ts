import { lineOf, networks } from '../../src/platform/addresses';

describe('the line behind an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['nonsense', 'nonsense'],
  ])('%s counts as %s', (ip, line) => expect(lineOf(ip)).toBe(line));
});

describe('a list of networks', () => {
  const known = networks(['203.0.113.7', '198.51.100.0/24', '2001:db8::/48']);

  it.each([
    ['203.0.113.7', true],
    ['::ffff:203.0.113.7', true],
    ['203.0.113.8', false],
    ['198.51.100.200', true],
    ['2001:db8::9', true],
    ['2001:db9::9', false],
    ['nonsense', false],
  ])('%s: %s', (ip, inside) => expect(known(ip)).toBe(inside));
});
