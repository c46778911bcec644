import { expect, test } from 'vitest';
import { redact } from './redact.ts';

const secretText = 'c2VjcmV0';

function metadata(extra: object = {}) {
  return { name: 'nginx-binding', namespace: 'default', resourceVersion: '7', ...extra };
}

test('a Secret keeps its type and the names of its keys, no value', () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadata(),
    type: 'Opaque',
    data: { GATEWAY_URL: secretText },
    stringData: { other: secretText },
  };
  const redacted = redact('secrets', secret);
  expect(redacted).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadata(),
    type: 'Opaque',
    keys: ['GATEWAY_URL'],
  });
  expect(JSON.stringify(redacted)).not.toContain(secretText);
});

test('the copy of an applied Secret goes too', () => {
  const annotations = {
    'kubectl.kubernetes.io/last-applied-configuration': `{"data":{"a":"${secretText}"}}`,
    kept: 'yes',
  };
  const redacted = redact('secrets', {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadata({ annotations }),
  });
  expect(redacted.metadata.annotations).toEqual({ kept: 'yes' });
});

test('a ConfigMap lists text and binary keys', () => {
  const configMap = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(),
    data: { b: secretText },
    binaryData: { a: secretText },
  };
  expect(redact('configmaps', configMap)).toMatchObject({ keys: ['a', 'b'] });
  expect(redact('configmaps', configMap)).not.toHaveProperty('binaryData');
});

test('a TokenRequest tells its state and expiry, not the token', () => {
  const request = {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'TokenRequest',
    metadata: metadata(),
    status: {
      token: secretText,
      url: `https://connector/info?token=${secretText}`,
      state: 'OK',
      expireAfter: '2026-01-01T00:05:00Z',
      application: 'shop',
    },
  };
  const redacted = redact('tokenrequests', request);
  expect(redacted).toMatchObject({ status: { state: 'OK', expireAfter: '2026-01-01T00:05:00Z', token: '' } });
  expect(JSON.stringify(redacted)).not.toContain(secretText);
});

test('managed fields are left out, the object given stays as it is', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata({ managedFields: [{ manager: 'kubectl' }] }),
  };
  expect(redact('pods', pod).metadata).toEqual(metadata());
  expect(pod.metadata).toHaveProperty('managedFields');
});
