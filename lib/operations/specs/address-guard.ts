import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { MooringError } from '../../errors.ts';

export interface AddressGuard {
  /** @throws MooringError FORBIDDEN when the URL names an address that may not be called. */
  checkUrl(url: URL): void;
  /** Resolves names for a connection and refuses the addresses they hide. */
  lookup: LookupFunction;
}

const forbidden = new BlockList();
forbidden.addSubnet('0.0.0.0', 8, 'ipv4');
forbidden.addSubnet('169.254.0.0', 16, 'ipv4');
forbidden.addSubnet('224.0.0.0', 3, 'ipv4');
// metadata services of clouds that keep them outside of the link-local range
forbidden.addAddress('100.100.100.200', 'ipv4');
forbidden.addAddress('168.63.129.16', 'ipv4');
forbidden.addAddress('fd00:ec2::254', 'ipv6');
forbidden.addAddress('::', 'ipv6');
forbidden.addSubnet('fe80::', 10, 'ipv6');
forbidden.addSubnet('ff00::', 8, 'ipv6');
// addresses that carry an IPv4 address within
forbidden.addSubnet('64:ff9b::', 96, 'ipv6');
forbidden.addSubnet('2002::', 16, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Keeps requests made for a person away from addresses that only the server can reach: link-local ones, where clouds
 * keep their credentials, and its own loopback unless the console itself lives there.
 */
export function createAddressGuard(options: { allowLoopback: boolean }): AddressGuard {
  function isRefused(address: string): boolean {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return forbidden.check(address, family) || (!options.allowLoopback && loopback.check(address, family));
  }

  function refusal(host: string): MooringError {
    return new MooringError('FORBIDDEN', `${host} is an address that the console does not call.`, {
      hint: 'Paste the specification or upload it as a file.',
    });
  }

  return {
    checkUrl(url) {
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && isRefused(host)) {
        throw refusal(host);
      }
    },
    lookup(hostname, { all, ...rest }, callback) {
      lookup(hostname, { ...rest, all: true }, (error, addresses) => {
        if (error !== null) {
          callback(error, '');
          return;
        }
        const first = addresses[0];
        if (first === undefined || addresses.some(({ address }) => isRefused(address))) {
          callback(refusal(hostname), '');
          return;
        }
        if (all === true) {
          callback(null, addresses);
        } else {
          callback(null, first.address, first.family);
        }
      });
    },
  };
}
