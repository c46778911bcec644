import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Which addresses specifications may be fetched from. */
export interface AddressRule {
  allows(address: string): boolean;
}

const never: [network: string, prefix: number, family: 'ipv4' | 'ipv6'][] = [
  // "this host", link-local with the metadata services of clouds, multicast, reserved
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['fe80::', 10, 'ipv6'],
  ['fd00:ec2::', 32, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

/** Refuses link-local and metadata addresses always, loopback unless told otherwise; private networks are fine. */
export function createAddressRule(allowLoopback: boolean): AddressRule {
  const refused = new BlockList();
  for (const [network, prefix, family] of never) {
    refused.addSubnet(network, prefix, family);
  }
  refused.addAddress('::', 'ipv6');
  if (!allowLoopback) {
    refused.addSubnet('127.0.0.0', 8, 'ipv4');
    refused.addAddress('::1', 'ipv6');
  }
  return {
    allows(address) {
      const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
      const family = isIP(mapped);
      return family !== 0 && !refused.check(mapped, family === 6 ? 'ipv6' : 'ipv4');
    },
  };
}

/** Name lookup for sockets that knows only allowed addresses: what was checked is what is connected to. */
export function createGuardedLookup(rule: AddressRule): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, '', 0);
        return;
      }
      const allowed = found.filter(({ address }) => rule.allows(address));
      const [first] = allowed;
      if (first === undefined) {
        callback(Object.assign(new Error(refusalOf(hostname)), { code: 'EACCES' }), '', 0);
      } else if (options.all) {
        callback(null, allowed);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

/** Why a host is not called. */
export function refusalOf(host: string): string {
  return `${host} is an address of this machine or of its network link, which specifications may not come from`;
}
