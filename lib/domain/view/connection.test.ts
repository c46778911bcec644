import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { Application } from '../application/application.ts';
import { annotationsOfUse, recordAnnotations, unusedAnnotations } from '../application/certificate-record.ts';
import type { OpenToken } from '../application/open-token.ts';
import { connectionOf } from './connection.ts';

const nowMs = Date.parse('2026-06-01T12:00:00Z');
const dayMs = 24 * 3_600_000;
const used = annotationsOfUse({ usedAt: '2026-06-01T10:00:00Z', fingerprint: 'f' });

function application(
  options: { expiresInMs?: number; services?: number; use?: Record<string, string> } = {},
): Application {
  const { expiresInMs, services = 0, use = used } = options;
  const annotations =
    expiresInMs === undefined
      ? undefined
      : {
          ...recordAnnotations({
            issuedAt: new Date(nowMs - dayMs).toISOString(),
            expiresAt: new Date(nowMs + expiresInMs).toISOString(),
            fingerprint: 'f',
          }),
          ...use,
        };
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

test('a certificate that was issued and not used is no connection yet, and the next step is said', () => {
  const options = { expiresInMs: 80 * dayMs, services: 1, use: unusedAnnotations() };
  const connection = renderAll('en', connectionOf(application(options), [], nowMs));
  expect(connection).toMatchObject({ health: 'todo', word: 'Certificate not used yet' });
  expect(connection.problem?.evidence).toContain('no call with it has been noted');
  expect(connection.problem?.fix).toContain('first call');
  expect(connection.certificateUsedAt).toBeUndefined();
});

test('one that was used is, and says when', () => {
  const connection = connectionOf(application({ expiresInMs: 80 * dayMs }), [], nowMs);
  expect(connection.certificateUsedAt).toBe('2026-06-01T10:00:00Z');
});

test('of one from before uses were noted, services that are registered tell that it was used', () => {
  const before = { expiresInMs: 80 * dayMs, use: {} };
  expect(connectionOf(application({ ...before, services: 1 }), [], nowMs).health).toBe('ok');
  expect(connectionOf(application(before), [], nowMs).health).toBe('todo');
});

test('one that has expired has, whether or not it was used', () => {
  const expired = application({ expiresInMs: -1, use: unusedAnnotations() });
  expect(renderAll('en', connectionOf(expired, [], nowMs))).toMatchObject({ word: 'Certificate expired' });
});
