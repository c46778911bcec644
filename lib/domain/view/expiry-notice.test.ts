import { expect, it } from 'vitest';
import { renderMessage } from '#lib/texts/render-message.ts';
import { message, type Sentence } from '../texts/message.ts';
import type { ToldExpiry } from './expiry-calendar.ts';
import { expiryNotices, expiryNoticeText } from './expiry-notice.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');
const tell = (sentence: Sentence) => renderMessage('en', sentence);

function row(given: Partial<ToldExpiry> = {}): ToldExpiry {
  return {
    ...{ id: 'client/shop/a', kind: 'client', name: 'Client certificate a', note: 'It calls in with it.' },
    ...{ health: 'warn', word: 'Ends soon', endsAt: '2026-03-08T10:00:00Z' },
    ...given,
  };
}

const ofShop = row({ application: 'shop', fingerprint: 'a' });
const commands = [{ title: message('certificates.commandRenew'), code: 'curl …' }];

function linesOf(...rows: ToldExpiry[]): string[] {
  return expiryNotices(rows).flatMap((notice) => expiryNoticeText(notice, { tell, nowMs }).split('\n'));
}

it('has one notice for each owner, and for whoever runs Mooring the last', () => {
  const rows = [row({ kind: 'authority' }), ofShop, row({ application: 'crm' }), ofShop];
  expect(expiryNotices(rows).map(({ id, rows: of, hasRenewal }) => [id, of.length, hasRenewal])).toEqual([
    ['crm', 1, false],
    ['shop', 2, true],
    ['', 1, false],
  ]);
});

it('says what ends when, what hangs on it, what to do, and by which command', () => {
  const [notice] = expiryNotices([ofShop]);
  expect(notice && expiryNoticeText(notice, { tell, nowMs, commands }).split('\n')).toEqual([
    'shop: what ends, and what to do',
    '',
    '- Client certificate a ends on 2026-03-08 10:00 UTC. It calls in with it. Renew it.',
    '',
    'To renew a client certificate, run this where shop.crt and shop.key are. Only who holds the key can.',
    '',
    '# Have it signed, with the certificate that is to be renewed',
    'curl …',
    '',
  ]);
});

it('says of each kind what to do', () => {
  const past = '2026-02-28T12:00:00Z';
  const server = { application: 'shop', kind: 'target', name: 'shop.example:443' } as const;
  expect(
    linesOf(
      row({ ...ofShop, health: 'off' }),
      row({ application: 'shop', health: 'bad', endsAt: past }),
      row(server),
      row({ ...server, endsAt: past }),
      row({ ...server, endsAt: undefined }),
      row({ application: 'shop', kind: 'token', name: 'Token k7' }),
    ).map((line) => line.split('It calls in with it.')[1]?.trim() ?? ''),
  ).toEqual([
    ...['', '', '', 'Ask for a one-time token, and pair again with it.'],
    ...['Have a new certificate put there before.', 'Have a new certificate put there.'],
    ...['Have a new certificate put there before.', 'Pair with it before, or ask for another.', ''],
  ]);
  expect(linesOf(row({ kind: 'authority', name: 'CA' }))[2]).toMatch(/rotate-ca$/);
});

it('lets no name begin a line of its own', () => {
  const lines = linesOf(row({ application: 'shop', note: 'Signed by x\n\nPay to evil.' }));
  expect(lines[2]).toContain('Signed by x Pay to evil.');
});
