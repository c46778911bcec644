import { expect, it } from 'vitest';
import { formatClientCertHeader, parseClientCertHeader } from './client-cert-header.ts';

const hash = 'ab'.repeat(32);

it('reads what an ingress and the hops of a mesh append', () => {
  const header =
    `Hash=${hash};Subject="CN=shop,OU=OrgUnit,O=Organization,L=Waldorf,ST=Waldorf,C=DE";URI=,` +
    `By=spiffe://x/sa/default;Hash=${'cd'.repeat(32)};Subject="";URI=spiffe://y`;
  const [client, hop] = parseClientCertHeader(header);
  expect(client).toEqual({
    hash,
    subject: { CN: 'shop', OU: 'OrgUnit', O: 'Organization', L: 'Waldorf', ST: 'Waldorf', C: 'DE' },
  });
  expect(hop?.subject).toEqual({});
});

it('keeps commas, quotes and equal signs inside values', () => {
  const header = formatClientCertHeader(hash, [
    ['CN', 'a,"b"=\\c'],
    ['O', 'd'],
  ]);
  expect(parseClientCertHeader(header)).toEqual([{ hash, subject: { CN: 'a,"b"=\\c', O: 'd' } }]);
});

it('does not let a value add an attribute of its own', () => {
  const header = formatClientCertHeader(hash, [
    ['O', 'x,CN=admin'],
    ['CN', 'shop'],
  ]);
  expect(parseClientCertHeader(header)[0]?.subject).toEqual({ O: 'x,CN=admin', CN: 'shop' });
});

it('survives a missing hash and broken text', () => {
  expect(parseClientCertHeader('Subject="CN=shop"')).toEqual([{ hash: undefined, subject: { CN: 'shop' } }]);
  expect(parseClientCertHeader('"')).toEqual([{ hash: undefined, subject: {} }]);
});
