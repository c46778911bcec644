import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { rangeOf } from './address-table.ts';

export interface AddressGuardOptions {
  /** Whether applications may live on this machine: sandbox and laptop. */
  allowLoopback: boolean;
  /** Namespace of the platform: none of the names below it is called. */
  namespace: string;
  /** Addresses of the platform's own Services. */
  ownAddresses?(): Promise<BlockList>;
}

export interface AddressGuard {
  /** @throws MooringError FORBIDDEN when the URL names something that is not to be called. */
  check(url: URL): Promise<void>;
  /** Looks names up for sockets, and knows only allowed addresses: what was checked is what is connected to. */
  lookup: LookupFunction;
}

/**
 * Keeps requests to addresses that outside parties name away from what only the platform can reach: its own Services, the
 * API server, link-local addresses where clouds keep credentials, its own loopback. Private networks are allowed.
 */
export function createAddressGuard(options: AddressGuardOptions): AddressGuard {
  const { allowLoopback, namespace, ownAddresses } = options;

  function isAllowed(address: string, own: BlockList): boolean {
    const { rule } = rangeOf(address);
    return (
      (rule === 'allowed' || (rule === 'loopback' && allowLoopback)) &&
      !own.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
    );
  }

  async function allowedOf<T extends { address: string }>(host: string, found: T[]): Promise<T[]> {
    const own = (await ownAddresses?.()) ?? new BlockList();
    const allowed = found.filter(({ address }) => isAllowed(address, own));
    if (allowed.length === 0) {
      throw refusalOf(host, found.map(({ address }) => reasonOf(address))[0]);
    }
    return allowed;
  }

  return {
    async check({ hostname }) {
      const host = hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0) {
        await allowedOf(host, [{ address: host }]);
      } else if (isClusterName(host, namespace)) {
        throw refusalOf(host, message('errors.platformName'));
      }
    },
    lookup(hostname, { all, ...rest }, callback) {
      lookup(hostname, { ...rest, all: true }, (error, found) => {
        if (error !== null) {
          callback(error, '');
          return;
        }
        allowedOf(hostname, found).then(
          (allowed) => {
            const [first = { address: '', family: 0 }] = allowed;
            all === true ? callback(null, allowed) : callback(null, first.address, first.family);
          },
          (refusal: Error) => callback(refusal, ''),
        );
      });
    },
  };
}

function reasonOf(address: string): Sentence {
  const { name, rule } = rangeOf(address);
  return rule === 'allowed' ? message('errors.platformService') : name;
}

function refusalOf(host: string, reason: Sentence = message('errors.noAddress')): MooringError {
  return new MooringError('FORBIDDEN', message('errors.addressRefused', { host, reason }));
}

/**
 * Whether DNS in a cluster takes the name for something of the namespace, whatever the cluster's own domain is, or for the
 * API server. A name of one label is looked up in the namespace too; there its address decides.
 */
function isClusterName(host: string, namespace: string): boolean {
  const name = host.replace(/\.+$/, '');
  return new RegExp(`(?:[.]${namespace}|^kubernetes[.]default)(?:[.](?:svc|pod)(?:[.].*)?)?$`).test(name);
}
