import { expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { ReadBindings, SecretShape } from '../health/rules/reader/facts.ts';
import { readerHints } from './bind-reader-hints.ts';
import type { WorkloadBinding } from './workload-binding.ts';

const nothing: ReadBindings = { files: [], variables: [], env: [] };

function secret(keys: string[], endsWithLineBreak: string[] = []): SecretShape {
  return { keys, endsWithLineBreak };
}

function files(name: string, type: string | undefined): WorkloadBinding {
  return {
    apiVersion: 'servicebinding.io/v1',
    kind: 'ServiceBinding',
    metadata: { name, namespace: 'default' },
    spec: {
      ...(type === undefined ? {} : { type }),
      service: { apiVersion: 'v1', kind: 'Secret', name: 's' },
      workload: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    },
  };
}

const good = { binding: files('orders', 'http'), secret: secret(['uri', 'url']) };

it('says nothing of what every reader finds', () => {
  const variables = [
    { prefix: '', secret: secret(['GATEWAY_URL']) },
    { prefix: 'cds_requires_orders_credentials_', secret: secret(['GATEWAY_URL', 'url']) },
    { prefix: 'cds_requires_orders_credentials_', secret: undefined },
  ];
  expect(readerHints({ files: [good], variables, env: ['PORT'] })).toEqual([]);
});

it.each<[string, Partial<ReadBindings>]>([
  ['without a type', { files: [{ binding: files('orders', undefined), secret: secret(['uri']) }] }],
  [
    'of another type',
    { files: [good, { binding: files('a-database', 'postgresql'), secret: secret(['uri']) }] },
  ],
  ['line break', { files: [{ ...good, secret: secret(['uri'], ['uri']) }] }],
  ['VCAP_SERVICES', { files: [good], env: ['VCAP_SERVICES'] }],
  [
    'credentials.url',
    { variables: [{ prefix: 'cds_requires_api_credentials_', secret: secret(['GATEWAY_URL']) }] },
  ],
])('says what is silent: %s', (words, changes) => {
  const hints = readerHints({ ...nothing, ...changes });
  expect(hints).toHaveLength(1);
  expect(renderAll('en', hints)[0]?.cause).toContain(words);
});

it('takes the type that the Secret says', () => {
  const binding = files('orders', undefined);
  expect(readerHints({ ...nothing, files: [{ binding, secret: secret(['type', 'uri']) }] })).toEqual([]);
});

it('names the directories in the order in which they are read', () => {
  const database = { binding: files('a-database', 'postgresql'), secret: secret(['uri']) };
  const [hint] = readerHints({ ...nothing, files: [good, database] });
  expect(renderAll('en', hint?.evidence)).toBe(
    'In the order of their names: a-database (postgresql), orders (http).',
  );
});
