import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { edgeProofValidityMs, isEdgeProof, makeEdgeProof } from './edge-proof.ts';

const key = randomBytes(32);
const now = new Date('2026-01-01T00:00:00Z');
const request = {
  method: 'POST',
  url: '/v1/applications/certificates/renewals?a=b',
  clientCert: `Hash=${'a'.repeat(64)};Subject="CN=shop";URI=`,
  body: Buffer.from('{"csr":"x"}'),
};
const proof = makeEdgeProof(request, key, now);

function laterBy(ms: number): Date {
  return new Date(now.getTime() + ms);
}

it('holds for the request that it was made for', () => {
  expect(isEdgeProof(proof, request, { keys: [key], now })).toBe(true);
});

it('holds by a former key too', () => {
  expect(isEdgeProof(proof, request, { keys: [randomBytes(32), key], now })).toBe(true);
});

it('holds for a request without a body', () => {
  const bare = { ...request, body: undefined };
  const made = makeEdgeProof(bare, key, now);
  expect(isEdgeProof(made, { ...bare, body: new Uint8Array() }, { keys: [key], now })).toBe(true);
});

it.each<[string, Partial<typeof request>]>([
  ['method', { method: 'PUT' }],
  ['path', { url: '/v1/applications/certificates/revocations?a=b' }],
  ['query', { url: '/v1/applications/certificates/renewals?a=c' }],
  ['certificate', { clientCert: request.clientCert.replace('shop', 'other') }],
  ['body', { body: Buffer.from('{"csr":"y"}') }],
])('does not hold for another %s', (_what, change) => {
  expect(isEdgeProof(proof, { ...request, ...change }, { keys: [key], now })).toBe(false);
});

it('does not let one part pass for the end of another', () => {
  const moved = { ...request, method: `POST\n${request.url}`, url: '' };
  expect(isEdgeProof(proof, moved, { keys: [key], now })).toBe(false);
});

describe('its time', () => {
  it.each([edgeProofValidityMs, -edgeProofValidityMs])('holds with clocks %i ms apart', (ms) => {
    expect(isEdgeProof(proof, request, { keys: [key], now: laterBy(ms) })).toBe(true);
  });

  it.each([edgeProofValidityMs + 1, -edgeProofValidityMs - 1])('is over %i ms away', (ms) => {
    expect(isEdgeProof(proof, request, { keys: [key], now: laterBy(ms) })).toBe(false);
  });

  it('is part of what is signed', () => {
    const fresh = proof.replace(String(now.getTime()), String(now.getTime() + 1));
    expect(isEdgeProof(fresh, request, { keys: [key], now })).toBe(false);
  });
});

it.each([
  '',
  'v1',
  'v1..',
  `v1.${now.getTime()}.`,
  `v2${proof.slice(2)}`,
  `${proof}A`,
  proof.slice(0, -1),
  ` ${proof}`,
])('is none that reads %j', (text) => {
  expect(isEdgeProof(text, request, { keys: [key], now })).toBe(false);
});

it('convinces nobody who has no key', () => {
  expect(isEdgeProof(proof, request, { keys: [], now })).toBe(false);
});
