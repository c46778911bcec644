import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { Application } from '../application/application.ts';
import { recordAnnotations } from '../application/certificate-record.ts';
import type { OpenToken } from '../application/open-token.ts';
import { connectionOf } from './connection.ts';

const nowMs = Date.parse('2026-06-01T12:00:00Z');
const dayMs = 24 * 3_600_000;

function application(options: { expiresInMs?: number; services?: number } = {}): Application {
  const { expiresInMs, services = 0 } = options;
  const annotations =
    expiresInMs === undefined
      ? undefined
      : recordAnnotations({
          issuedAt: new Date(nowMs - dayMs).toISOString(),
          expiresAt: new Date(nowMs + expiresInMs).toISOString(),
          fingerprint: 'f',
        });
  return {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'shop', ...(annotations === undefined ? {} : { annotations }) },
    spec: {
      services: Array.from({ length: services }, (_, index) => ({
        id: String(index),
        name: 'orders',
        displayName: 'Orders',
        description: '',
        providerDisplayName: '',
        entries: [],
      })),
    },
  };
}

function token(name: string, leftMs: number, step: OpenToken['step'] = 'info'): OpenToken {
  return {
    id: 'one',
    secretName: 'connection-token-1',
    kind: 'application',
    step,
    application: name,
    tenant: undefined,
    group: undefined,
    createdAt: new Date(nowMs).toISOString(),
    expiresAt: new Date(nowMs + leftMs).toISOString(),
  };
}

test('nothing issued is still to do, with the next step', () => {
  const connection = connectionOf(application(), [token('crm', 60_000)], nowMs);
  expect(connection.health).toBe('todo');
  expect(renderAll('en', connection.problem?.fix)).toContain('token');
});

test('a token that is good counts until it lapses', () => {
  expect(renderAll('en', connectionOf(application(), [token('shop', 60_000)], nowMs))).toMatchObject({
    health: 'busy',
    tokenExpiresAt: '2026-06-01T12:01:00.000Z',
  });
  expect(connectionOf(application(), [token('shop', -1)], nowMs).health).toBe('todo');
});

test('a token that was opened waits for its certificate, one that was used is not there any more', () => {
  const opened = connectionOf(application(), [token('shop', 60_000, 'certificate')], nowMs);
  expect(renderAll('en', opened.problem?.cause)).toContain('opened');
  expect(connectionOf(application(), [], nowMs).health).toBe('todo');
});

test('a recorded certificate is good, then ends soon, then has ended', () => {
  expect(connectionOf(application({ expiresInMs: 80 * dayMs }), [], nowMs).health).toBe('ok');
  expect(connectionOf(application({ expiresInMs: 13 * dayMs }), [], nowMs).health).toBe('warn');
  expect(renderAll('en', connectionOf(application({ expiresInMs: -1 }), [], nowMs))).toMatchObject({
    health: 'bad',
    word: 'Certificate expired',
  });
});

test('services alone prove no connection: the console can register them, too', () => {
  expect(renderAll('en', connectionOf(application({ services: 1 }), [], nowMs))).toMatchObject({
    health: 'todo',
    word: 'Not connected',
  });
});
