import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Which addresses specifications may be fetched from. */
export interface AddressRule {
  allows(address: string): boolean;
}

/** "This host", link-local with the metadata services of clouds, those that are elsewhere, multicast, reserved. */
const neverIpv4: [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const neverIpv6: [network: string, prefix: number][] = [
  ['fe80::', 10],
  ['fd00:ec2::', 32],
  ['fd20:ce::', 32],
  ['ff00::', 8],
];
const loopbackIpv4: [network: string, prefix: number] = ['127.0.0.0', 8];

/** Refuses link-local and metadata addresses always, loopback unless told otherwise; private networks are fine. */
export function createAddressRule(allowLoopback: boolean): AddressRule {
  const refused = new BlockList();
  for (const [network, prefix] of allowLoopback ? neverIpv4 : [...neverIpv4, loopbackIpv4]) {
    refuseIpv4(refused, network, prefix);
  }
  for (const [network, prefix] of neverIpv6) {
    refused.addSubnet(network, prefix, 'ipv6');
  }
  refused.addAddress('::', 'ipv6');
  if (!allowLoopback) {
    refused.addAddress('::1', 'ipv6');
  }
  return {
    allows(address) {
      const family = isIP(address);
      return family !== 0 && !refused.check(address, family === 6 ? 'ipv6' : 'ipv4');
    },
  };
}

/** Also where IPv6 carries it: NAT64, 6to4, IPv4-compatible. The list itself looks into `::ffff:a.b.c.d`. */
function refuseIpv4(refused: BlockList, network: string, prefix: number): void {
  const [a = 0, b = 0, c = 0, d = 0] = network.split('.').map(Number);
  refused.addSubnet(network, prefix, 'ipv4');
  refused.addSubnet(`64:ff9b::${network}`, 96 + prefix, 'ipv6');
  refused.addSubnet(
    `2002:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}::`,
    16 + prefix,
    'ipv6',
  );
  if (a !== 0) {
    // ::/104 would take ::1 along, which has a rule of its own
    refused.addSubnet(`::${network}`, 96 + prefix, 'ipv6');
  }
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
