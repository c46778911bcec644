import { describe, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { backendOf, mayActFor } from './decide.ts';

function shop(spec: Application['spec'] = {}): Application {
  return { apiVersion: 'v1alpha1', kind: 'Application', metadata: { name: 'shop' }, spec };
}

const compassMetadata = { authentication: { clientIds: ['id-1', 'id-2'] } };

describe('mayActFor', () => {
  it('wants the name of the Application, exactly', () => {
    expect(mayActFor({ CN: 'shop' }, shop())).toBe(true);
    expect(mayActFor({ CN: 'Shop' }, shop())).toBe(false);
    expect(mayActFor({ CN: 'other' }, shop())).toBe(false);
    expect(mayActFor({}, shop())).toBe(false);
  });

  it('takes client ids instead of the name', () => {
    expect(mayActFor({ CN: 'id-2' }, shop({ compassMetadata }))).toBe(true);
    expect(mayActFor({ CN: 'shop' }, shop({ compassMetadata }))).toBe(false);
    const none = { authentication: { clientIds: [] } };
    expect(mayActFor({ CN: 'shop' }, shop({ compassMetadata: none }))).toBe(true);
  });

  it('wants tenant and group where the Application has both', () => {
    const bound = shop({ tenant: 't', group: 'g' });
    expect(mayActFor({ CN: 'shop', O: 't', OU: 'g' }, bound)).toBe(true);
    expect(mayActFor({ CN: 'shop', O: 't', OU: 'x' }, bound)).toBe(false);
    expect(mayActFor({ CN: 'shop', O: 'x' }, shop({ tenant: 't' }))).toBe(true);
  });
});

it.each([
  ['/v1/events', 'events'],
  ['/v1/events/subscribed', 'events'],
  ['/v2/events', 'events'],
  ['/events', 'events'],
  ['/v1/metadata', 'registry'],
  ['/v1/metadata/services/a', 'registry'],
  ['/v1/metadatax', undefined],
  ['/', undefined],
  ['/v1/applications/tokens', undefined],
])('routes %s to %s', (rest, backend) => {
  expect(backendOf(rest)).toBe(backend);
});
