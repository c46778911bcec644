import { expect, it } from 'vitest';
import type { SeenCertificate } from '#lib/http/look-at-certificate.ts';
import { createCertificateLooks } from './certificate-looks.ts';

const now = () => new Date('2026-06-01T00:00:00Z');
const seen: SeenCertificate = { endsAt: '2026-07-01T00:00:00Z', issuer: 'Some CA' };

it('keeps what was seen, and why nothing was, and tells', async () => {
  const looks = createCertificateLooks({
    now,
    look: async (address) => (address === 'gone:443' ? Promise.reject(new Error('nobody answers')) : seen),
  });
  let told = 0;
  const leave = looks.subscribe(() => {
    told += 1;
  });
  await looks.lookAt(['shop:443', 'gone:443']);
  expect(looks.of('shop:443')).toEqual({
    address: 'shop:443',
    lookedAt: '2026-06-01T00:00:00.000Z',
    ...seen,
  });
  expect(looks.of('gone:443')).toMatchObject({ problem: 'nobody answers' });
  expect(looks.of('other:443')).toBeUndefined();
  expect(told).toBe(2);
  leave();
  await looks.lookAt(['shop:443']);
  expect(told).toBe(2);
});

it('looks at few at a time, and at none twice at the same time', async () => {
  const open: string[] = [];
  const ends: (() => void)[] = [];
  let most = 0;
  const looks = createCertificateLooks({
    now,
    async look(address) {
      open.push(address);
      most = Math.max(most, open.length);
      await new Promise<void>((resolve) => ends.push(resolve));
      open.splice(open.indexOf(address), 1);
      return seen;
    },
  });
  const addresses = Array.from({ length: 20 }, (_, index) => `server-${index}:443`);
  const done = Promise.all([looks.lookAt(addresses), looks.lookAt(addresses.slice(0, 8))]);
  expect(new Set(open).size).toBe(open.length);
  let isDone = false;
  void done.then(() => {
    isDone = true;
  });
  while (!isDone) {
    for (const end of ends.splice(0)) {
      end();
    }
    await Promise.resolve();
  }
  expect(most).toBeLessThanOrEqual(16);
  expect(addresses.every((address) => looks.of(address) !== undefined)).toBe(true);
});
