// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '#lib/client/create-query-client.ts';
import { playedAnswers } from '#testing/played-views.ts';
import { AllowDialog } from './allow-dialog.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { nothingSelected } from './matrix-selection.ts';

vi.mock('#lib/client/use-view.ts', () => import('#testing/played-views.ts'));

afterEach(cleanup);

const client = createQueryClient();

const nginx = { id: 'workload:nginx', kind: 'workload' as const, name: 'nginx', services: [] };
const orders = { id: 'orders', displayName: 'Orders', description: '' };
const allow = () => <AllowDialog application="shop" namespace="dev" onClose={vi.fn()} />;
const withdraw = () => (
  <BulkDialog mode="none" text="" selection={nothingSelected} onClose={vi.fn()} onDone={vi.fn()} />
);

function draw(dialog: () => ReactNode, answers: typeof playedAnswers.current) {
  playedAnswers.current = answers;
  return <QueryClientProvider client={client}>{dialog()}</QueryClientProvider>;
}

/** Says whether a click would do something. */
function isReady(name: RegExp): boolean {
  const button = screen.getByRole<HTMLButtonElement>('button', { name });
  return !button.disabled && button.getAttribute('aria-disabled') !== 'true';
}

it('allow: waits until it is known who loses access by what was chosen', () => {
  const known = {
    'namespace-allowance': () => ({ allowance: { mode: 'all' as const }, services: [orders] }),
  };
  const { rerender } = render(draw(allow, known));
  expect(isReady(/Save/)).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: /^None/ }));
  expect(isReady(/Save/)).toBe(false);
  rerender(draw(allow, { ...known, 'blast-radius': () => ({ affected: [nginx] }) }));
  expect(isReady(/Withdraw/)).toBe(true);
});

it('many at once: waits for the plan, then for who loses access by it', () => {
  const cell = { id: 'dev/shop', application: 'shop', namespace: 'dev', word: 'All' };
  const known = {
    'matrix-plan': () => ({
      total: 1,
      unchanged: 0,
      changes: [{ ...cell, allowance: { mode: 'all' as const } }],
      withdrawn: ['class:dev/orders'],
    }),
  };
  const { rerender } = render(draw(withdraw, {}));
  expect(isReady(/^Withdraw in/)).toBe(false);
  rerender(draw(withdraw, known));
  expect(isReady(/^Withdraw in/)).toBe(false);
  rerender(draw(withdraw, { ...known, 'blast-radius': () => ({ affected: [nginx] }) }));
  expect(isReady(/^Withdraw in 1/)).toBe(true);
});
