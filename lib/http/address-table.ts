import { BlockList, isIP } from 'node:net';

// Node's own BlockList matches the ranges. ipaddr.js knows ranges too, by fewer names: clouds' metadata services, what a
// translator leads to and space that is not assigned yet are unicast there, and networks for benchmarks are reserved.

/** What an outside party may have the platform call. `loopback`: only where applications share the machine. */
export type AddressRule = 'allowed' | 'loopback' | 'refused';

/** A range of addresses under the name that its registry gives it. */
export interface AddressRange {
  name: string;
  rule: AddressRule;
}

type Row = [network: string, prefix: number, rule: AddressRule, name: string];

/**
 * IANA's IPv4 Special-Purpose Address Registry and Multicast Address Space Registry, as far as anything follows from them,
 * and the metadata services of clouds that are elsewhere than in the link-local range. What is narrower comes first.
 * Private networks are allowed: applications live there.
 */
const ipv4Rows: Row[] = [
  ['100.100.100.200', 32, 'refused', 'Metadata service of Alibaba Cloud'],
  ['168.63.129.16', 32, 'refused', 'Wire server of Azure'],
  ['192.0.0.192', 32, 'refused', 'Metadata service of Oracle Cloud'],
  ['255.255.255.255', 32, 'refused', 'Limited Broadcast'],
  ['192.0.0.0', 24, 'refused', 'IETF Protocol Assignments'],
  ['192.0.2.0', 24, 'refused', 'Documentation (TEST-NET-1)'],
  ['192.88.99.0', 24, 'refused', 'Deprecated (6to4 Relay Anycast)'],
  ['198.51.100.0', 24, 'refused', 'Documentation (TEST-NET-2)'],
  ['203.0.113.0', 24, 'refused', 'Documentation (TEST-NET-3)'],
  ['169.254.0.0', 16, 'refused', 'Link Local'],
  ['192.168.0.0', 16, 'allowed', 'Private-Use'],
  ['198.18.0.0', 15, 'allowed', 'Benchmarking'],
  ['172.16.0.0', 12, 'allowed', 'Private-Use'],
  ['100.64.0.0', 10, 'allowed', 'Shared Address Space'],
  ['0.0.0.0', 8, 'refused', 'This network'],
  ['10.0.0.0', 8, 'allowed', 'Private-Use'],
  ['127.0.0.0', 8, 'loopback', 'Loopback'],
  ['224.0.0.0', 4, 'refused', 'Multicast'],
  ['240.0.0.0', 4, 'refused', 'Reserved'],
  ['0.0.0.0', 0, 'allowed', 'Global unicast'],
];

/**
 * IANA's IPv6 Special-Purpose Address Registry and Address Space Registry: what is neither global unicast nor unique local
 * is reserved. Of IPv4, a translator reaches what is global (RFC 6052, 3.1); those of local use, 6to4 and Teredo reach what
 * nobody can tell.
 */
const ipv6Rows: Row[] = [
  ['::', 128, 'refused', 'Unspecified Address'],
  ['::1', 128, 'loopback', 'Loopback Address'],
  ...ipv4Rows.map(behindTranslator),
  ['64:ff9b:1::', 48, 'refused', 'IPv4-IPv6 Translat. (local use)'],
  ['100::', 64, 'refused', 'Discard-Only Address Block'],
  ['100:0:0:1::', 64, 'refused', 'Dummy IPv6 Prefix'],
  ['2001::', 32, 'refused', 'TEREDO'],
  ['2001:db8::', 32, 'refused', 'Documentation'],
  ['fd00:ec2::', 32, 'refused', 'Metadata service of AWS'],
  ['fd20:ce::', 32, 'refused', 'Metadata service of Google Cloud'],
  ['fd00:c1::a9fe:a9fe', 128, 'refused', 'Metadata service of Oracle Cloud'],
  ['fd00:42::42', 128, 'refused', 'Metadata service of Scaleway'],
  ['2001::', 23, 'refused', 'IETF Protocol Assignments'],
  ['3fff::', 20, 'refused', 'Documentation'],
  ['2002::', 16, 'refused', '6to4'],
  ['5f00::', 16, 'refused', 'Segment Routing (SRv6) SIDs'],
  ['fe80::', 10, 'refused', 'Link-Local Unicast'],
  ['ff00::', 8, 'refused', 'Multicast'],
  ['fc00::', 7, 'allowed', 'Unique-Local'],
  ['2000::', 3, 'allowed', 'Global Unicast'],
];
const reserved: AddressRange = { name: 'Reserved by IETF', rule: 'refused' };

function behindTranslator([network, prefix, , name]: Row): Row {
  const behind = prefix === 0 ? 'allowed' : 'refused';
  return [`64:ff9b::${network}`, 96 + prefix, behind, `IPv4-IPv6 Translat.: ${name}`];
}

const ipv4Ranges = rangesOf(ipv4Rows, 'ipv4');
const ipv6Ranges = rangesOf(ipv6Rows, 'ipv6');

function rangesOf(rows: Row[], family: 'ipv4' | 'ipv6'): (AddressRange & { addresses: BlockList })[] {
  return rows.map(([network, prefix, rule, name]) => {
    const addresses = new BlockList();
    addresses.addSubnet(network, prefix, family);
    return { name, rule, addresses };
  });
}

/** The range that an address belongs to; IPv4 in the notation of IPv6 (`::ffff:a.b.c.d`) is IPv4. */
export function rangeOf(address: string): AddressRange {
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
  // with a zone it is of one link only
  if (isIP(address) === 0 || address.includes('%')) {
    return reserved;
  }
  // lists of IPv4 look into mapped addresses too
  const ranges = family === 'ipv4' || isMapped(address) ? ipv4Ranges : ipv6Ranges;
  return ranges.find(({ addresses }) => addresses.check(address, family)) ?? reserved;
}

const mapped = new BlockList();
mapped.addSubnet('::ffff:0:0', 96, 'ipv6');

function isMapped(address: string): boolean {
  return mapped.check(address, 'ipv6');
}
