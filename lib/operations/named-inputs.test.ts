import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { bindInput } from './bindings/bind-input.ts';
import { proveInput } from './bindings/prove.ts';
import { unbindInput } from './bindings/unbind.ts';
import { examineInput } from './doctor/examine.ts';
import { createInstanceInput } from './instances/create.ts';
import { allowInput } from './mappings/allow.ts';
import { repairInput } from './repairs/run.ts';
import { createSampleInput } from './workloads/create-sample.ts';

/** Bodies of the console's API that name objects, each as it is taken. */
const inputs: Record<string, [z.ZodType, Record<string, unknown>]> = {
  bind: [bindInput, { namespace: 'default', serviceId: 'A_1', workload: 'web.v1' }],
  prove: [proveInput, { namespace: 'default', binding: 'web' }],
  unbind: [unbindInput, { kind: 'servicebindings', namespace: 'default', name: 'web' }],
  examine: [examineInput, { application: 'shop' }],
  instance: [createInstanceInput, { namespace: 'default', name: 'a', serviceClass: 'c.1', servicePlan: 'p' }],
  allow: [allowInput, { application: 'shop', namespace: 'default', services: null }],
  sample: [createSampleInput, { namespace: 'default', name: 'web' }],
  'repair: allow': [
    repairInput,
    { action: 'allow', application: 'shop', namespace: 'default', serviceId: 'a' },
  ],
  'repair: relist': [repairInput, { action: 'relist', namespace: 'default' }],
  'repair: label': [repairInput, { action: 'label-service', application: 'shop', serviceId: 'a' }],
  'repair: rename': [repairInput, { action: 'rename-mapping', namespace: 'default', from: 'a', to: 'b' }],
  'repair: usage kind': [
    repairInput,
    { action: 'correct-usage-kind', namespace: 'default', name: 'a', kind: 'deployment' },
  ],
};

describe.each(Object.entries(inputs))('%s', (_name, [schema, body]) => {
  it('takes names', () => expect(schema.safeParse(body).error).toBeUndefined());

  it.each(Object.keys(body).filter((member) => typeof body[member] === 'string'))(
    'refuses a %s that leads elsewhere',
    (member) => {
      for (const value of ['..', '../x', '..%2fx', 'a/b', '']) {
        expect(schema.safeParse({ ...body, [member]: value }).success).toBe(false);
      }
    },
  );
});

it('refuses the id of a service that leads elsewhere', () => {
  const body = { application: 'shop', namespace: 'default', services: ['a', '../b'] };
  expect(allowInput.safeParse(body).success).toBe(false);
});
