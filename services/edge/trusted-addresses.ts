import { BlockList, isIP } from 'node:net';

/**
 * Reads addresses and networks such as `10.0.0.7`, `10.8.0.0/16` or `fd00::/8`.
 * @returns undefined where one of them is neither.
 */
export function readAddresses(texts: readonly string[]): BlockList | undefined {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', bits, ...more] = text.split('/');
    const version = isIP(address);
    const most = version === 6 ? 128 : 32;
    const prefix = bits === undefined ? most : Number(bits);
    const isPrefix = bits === undefined || (/^\d+$/.test(bits) && prefix <= most);
    if (version === 0 || !isPrefix || more.length > 0) {
      return undefined;
    }
    list.addSubnet(address, prefix, familyOf(version));
  }
  return list;
}

/** Whether a socket's peer is one of the addresses; IPv4 may come in the clothes of IPv6. */
export function isAmong(addresses: BlockList, peer: string | undefined): boolean {
  const address = peer?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  const version = isIP(address);
  return version !== 0 && addresses.check(address, familyOf(version));
}

function familyOf(version: number): 'ipv4' | 'ipv6' {
  return version === 6 ? 'ipv6' : 'ipv4';
}
