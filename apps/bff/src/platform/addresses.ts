import ipaddr from 'ipaddr.js';

/** What one household or line is given of IPv6: whoever holds it has 2^64 addresses (RFC 6177). */
const LINE_BITS = 64;

/** Whether the text is an address, or a network in CIDR notation. */
export function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text) || ipaddr.isValid(text);
}

/**
 * The address under which calls are counted: an IPv4 one as it is, an IPv6 one by its /64, since
 * the rest of it is the caller's to choose.
 */
export function lineOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  const bytes = address.toByteArray().map((byte, at) => (at < LINE_BITS / 8 ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/${LINE_BITS}`;
}

/** Answers whether an address lies in one of the networks. */
export function networks(list: readonly string[]): (ip: string) => boolean {
  const parsed = list.map((text) =>
    ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : wholeOf(text),
  );
  return (ip) => {
    if (!ipaddr.isValid(ip)) return false;
    const address = ipaddr.process(ip);
    return parsed.some(
      ([base, bits]) => base.kind() === address.kind() && address.match(base, bits),
    );
  };
}

function wholeOf(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
