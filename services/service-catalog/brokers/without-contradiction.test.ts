import { expect, it } from 'vitest';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import { withoutContradiction } from './without-contradiction.ts';

type Spec = ServiceBroker['spec'];

const url = 'http://broker';
const secretRef = { name: 'credentials' };

it.each<[object, object]>([
  [{ authInfo: {} }, {}],
  [{ authInfo: { basic: {} } }, {}],
  [{ authInfo: { basic: {}, bearer: { secretRef } } }, { authInfo: { bearer: { secretRef } } }],
  [{ caBundle: 'YQ==', insecureSkipTLSVerify: true }, { insecureSkipTLSVerify: true }],
  [{ authInfo: {}, caBundle: 'YQ==', insecureSkipTLSVerify: true }, { insecureSkipTLSVerify: true }],
])('%j becomes %j', (spec, expected) => {
  expect(withoutContradiction({ url, ...spec } as Spec)).toEqual({ url, ...expected });
});

it.each([
  [{}],
  [{ authInfo: { basic: { secretRef } } }],
  [{ authInfo: { bearer: { secretRef } } }],
  [{ caBundle: 'YQ==' }],
  [{ caBundle: 'YQ==', insecureSkipTLSVerify: false }],
  [{ caBundle: '', insecureSkipTLSVerify: true }],
])('%j stays the same object', (more) => {
  const spec: Spec = { url, ...more };
  expect(withoutContradiction(spec)).toBe(spec);
});
