import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { allowRequest } from '../application/allow-request.ts';
import { proveRequest } from '../application/prove-request.ts';
import { bindRequest } from '../binding/bind-request.ts';
import { createSampleRequest } from '../binding/create-sample-request.ts';
import { unbindRequest } from '../binding/unbind-request.ts';
import { createInstanceRequest } from '../catalog/create-instance-request.ts';
import { examineRequest } from '../health/examine-request.ts';
import { repairRequest } from '../health/repair-request.ts';

/** Bodies of the console's API that name objects, each as it is taken. */
const inputs: Record<string, [z.ZodType, Record<string, unknown>]> = {
  bind: [bindRequest, { namespace: 'default', serviceId: 'A_1', workload: 'web.v1' }],
  prove: [proveRequest, { namespace: 'default', binding: 'web' }],
  unbind: [unbindRequest, { kind: 'servicebindings', namespace: 'default', name: 'web' }],
  examine: [examineRequest, { application: 'shop' }],
  instance: [
    createInstanceRequest,
    { namespace: 'default', name: 'a', serviceClass: 'c.1', servicePlan: 'p' },
  ],
  allow: [allowRequest, { application: 'shop', namespace: 'default', services: null }],
  sample: [createSampleRequest, { namespace: 'default', name: 'web' }],
  'repair: allow': [
    repairRequest,
    { action: 'allow', application: 'shop', namespace: 'default', serviceId: 'a' },
  ],
  'repair: relist': [repairRequest, { action: 'relist', namespace: 'default' }],
  'repair: label': [repairRequest, { action: 'label-service', application: 'shop', serviceId: 'a' }],
  'repair: rename': [repairRequest, { action: 'rename-mapping', namespace: 'default', from: 'a', to: 'b' }],
  'repair: usage kind': [
    repairRequest,
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
  expect(allowRequest.safeParse(body).success).toBe(false);
});
