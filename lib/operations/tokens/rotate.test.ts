import { beforeEach, expect, it, vi } from 'vitest';
import type { ConsoleConfig } from '#lib/config/console.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { openTokenMetadata } from '#lib/domain/application/open-token.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import { createMemoryKube } from '#testing/memory-kube.ts';
import type { OperationContext } from '../context.ts';
import { rotateToken } from './rotate.ts';

const issue = vi.hoisted(() => vi.fn());
vi.mock('./issue.ts', () => ({ issueToken: issue }));

const context: OperationContext = { kube: createMemoryKube(), config: {} as ConsoleConfig };
const issued = { application: 'shop', id: 'n1', url: 'https://connector/?token=new', expiresAt: 'soon' };

async function handOut(application: string, id: string): Promise<void> {
  const metadata = openTokenMetadata({
    ...{ id, secretName: `token-${id}`, kind: 'application', step: 'info', application },
    ...{ tenant: undefined, group: undefined },
    ...{ createdAt: '2026-01-31T10:00:00Z', expiresAt: '2026-01-31T10:05:00Z' },
  });
  await context.kube.create<KubeObject>(kinds.secrets, {
    apiVersion: apiVersionOf(kinds.secrets),
    kind: kinds.secrets.kind,
    metadata: { ...metadata, namespace: integrationNamespace },
  });
}

async function left(): Promise<string[]> {
  const { items } = await context.kube.list<KubeObject>(kinds.secrets);
  return items.map(({ metadata }) => metadata.name).sort();
}

beforeEach(async () => {
  for (const name of await left()) {
    await context.kube.delete(kinds.secrets, name, integrationNamespace);
  }
  await handOut('shop', 'a1');
  await handOut('shop', 'a2');
  await handOut('crm', 'b1');
});

it('issues a token, and withdraws those of before, of this Application alone', async () => {
  issue.mockImplementation(async () => {
    await handOut('shop', 'n1');
    return issued;
  });
  expect(await rotateToken(context, 'shop')).toEqual(issued);
  expect(await left()).toEqual(['token-b1', 'token-n1']);
});

it('leaves those of before where none is issued', async () => {
  issue.mockRejectedValue(new MooringError('TIMEOUT', 'nobody answers'));
  await expect(rotateToken(context, 'shop')).rejects.toThrow('nobody answers');
  expect(await left()).toEqual(['token-a1', 'token-a2', 'token-b1']);
});
