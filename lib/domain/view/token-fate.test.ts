import { expect, it } from 'vitest';
import { renderMessage } from '#lib/texts/render-message.ts';
import type { IssuedCertificate } from '../application/issued-certificates.ts';
import type { OpenToken } from '../application/open-token.ts';
import { tokenFate, tokenFateText } from './token-fate.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');
const later = '2026-03-01T12:05:00Z';
const open: OpenToken = {
  id: 'one',
  secretName: 'connection-token-1',
  kind: 'application',
  step: 'info',
  application: 'shop',
  tenant: undefined,
  group: undefined,
  createdAt: '2026-03-01T12:00:00Z',
  expiresAt: later,
};
const certificate: IssuedCertificate = {
  serialNumber: '1',
  subject: 'CN=shop',
  fingerprint: `0123456789${'a'.repeat(54)}`,
  issuedAt: '2026-03-01T12:00:00Z',
  expiresAt: '2026-06-01T12:00:00Z',
  keyAlgorithm: 'RSA 2048',
  tokenId: 'one',
};
const seen = { id: 'one', expiresAt: later, wasSeen: true };

it('follows a token from its issue to its certificate', () => {
  expect(tokenFate({ ...seen, wasSeen: false }, [], [], nowMs).is).toBe('outstanding');
  expect(tokenFate(seen, [open], [], nowMs).is).toBe('outstanding');
  const next: OpenToken = { ...open, step: 'certificate' };
  expect(tokenFate(seen, [next, open], [], nowMs).is).toBe('outstanding');
  expect(tokenFate(seen, [next], [], nowMs).is).toBe('opened');
  expect(tokenFate(seen, [], [], nowMs).is).toBe('gone');
  const used = tokenFate(seen, [], [certificate], nowMs);
  expect(used).toEqual({ is: 'used', certificate });
  expect(renderMessage('en', tokenFateText(used))).toBe(
    'The token was used: it has become certificate 01234567…aaaa.',
  );
});

it('takes an opened token by its own end, which is later', () => {
  const next: OpenToken = { ...open, step: 'certificate', expiresAt: '2026-03-01T12:09:00Z' };
  const at = Date.parse('2026-03-01T12:06:00Z');
  expect(tokenFate(seen, [next], [], at).is).toBe('opened');
  expect(tokenFate(seen, [next], [], at + 240_000).is).toBe('lapsed');
});

it('takes no certificate of another token, nor of a renewal, for its own', () => {
  const { tokenId: _, ...renewed } = certificate;
  const others = [renewed, { ...certificate, tokenId: 'two' }];
  expect(tokenFate(seen, [open], others, nowMs).is).toBe('outstanding');
  expect(tokenFate({ ...seen, id: undefined }, [], others, nowMs).is).toBe('gone');
});

it('knows that a token has lapsed, whether or not its Secret was swept', () => {
  const at = Date.parse(later);
  expect(tokenFate(seen, [open], [], at).is).toBe('lapsed');
  expect(tokenFate(seen, [], [], at).is).toBe('lapsed');
});
