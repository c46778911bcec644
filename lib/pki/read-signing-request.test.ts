import { expect, it } from 'vitest';
import { encodeBase64, encodeTextBase64 } from './base64.ts';
import { createKeyAndRequest } from './create-key-and-request.ts';
import { decodePemBlocks, encodePem } from './pem.ts';
import { readSigningRequest } from './read-signing-request.ts';
import { formatSubject, type Subject } from './subject.ts';

const shop: Subject = { C: 'DE', O: 'Organization', OU: 'OrgUnit', L: 'Waldorf', ST: 'Waldorf', CN: 'shop' };

async function requestPem(subject = formatSubject(shop)): Promise<string> {
  return (await createKeyAndRequest(subject)).csrPem;
}

function refusal(csr: string): Promise<string> {
  return readSigningRequest(csr, shop).then(
    () => 'accepted',
    (error: Error) => error.message,
  );
}

it('accepts any PEM label and any order of the subject', async () => {
  const csr = (await requestPem('CN=shop,C=DE,ST=Waldorf,L=Waldorf,OU=OrgUnit,O=Organization')).replaceAll(
    'CERTIFICATE REQUEST',
    'NEW CERTIFICATE REQUEST',
  );
  expect(await refusal(encodeTextBase64(csr))).toBe('accepted');
});

it('accepts base64 with line breaks', async () => {
  const wrapped = (encodeTextBase64(await requestPem()).match(/.{1,76}/g) ?? []).join('\r\n');
  expect(await refusal(wrapped)).toBe('accepted');
});

it.each(['not base64!', 'YWJj_w==', 'YWJ', 'YW Jj'])('refuses the broken base64 "%s"', async (csr) => {
  expect(await refusal(csr)).toBe(
    'There was an error while parsing the base64 content. An incorrect value was provided.',
  );
});

it('refuses what is not PEM', async () => {
  const [der = new Uint8Array()] = decodePemBlocks(await requestPem());
  expect(await refusal(encodeBase64(der))).toContain('Error while decoding pem block.');
  expect(await refusal('')).toContain('Error while decoding pem block.');
});

it('refuses what is not PKCS#10', async () => {
  const pem = encodePem('CERTIFICATE REQUEST', new Uint8Array([48, 3, 2, 1, 1]));
  expect(await refusal(encodeTextBase64(pem))).toContain('Error while parsing CSR');
});

it('refuses a request whose signature does not fit', async () => {
  const [der = new Uint8Array()] = decodePemBlocks(await requestPem());
  const last = der.length - 1;
  der[last] = (der[last] ?? 0) ^ 1;
  expect(await refusal(encodeTextBase64(encodePem('CERTIFICATE REQUEST', der)))).toContain(
    'CSR signature invalid',
  );
});

it('refuses another common name', async () => {
  expect(await refusal(encodeTextBase64(await requestPem(formatSubject({ ...shop, CN: 'other' }))))).toBe(
    'CSR: Invalid common name provided.',
  );
});
