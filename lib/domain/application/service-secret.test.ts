import { expect, it } from 'vitest';
import { secretProblem } from './service-secret.ts';

function secretWith(labels: Record<string, string> | undefined) {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'pw', ...(labels === undefined ? {} : { labels }) },
  };
}

it('a Secret counts for the service that its labels name', () => {
  const labels = { app: 'shop', serviceId: '7', other: 'x' };
  expect(secretProblem(secretWith(labels), { application: 'shop', serviceId: '7' })).toBeUndefined();
  expect(secretProblem(secretWith(labels), { application: 'shop' })).toBeUndefined();
});

it.each([
  [undefined, 'the label app=shop and the label serviceId=7'],
  [{ app: 'shop' }, 'the label serviceId=7'],
  [{ app: 'shop', serviceId: '8' }, 'the label serviceId=7'],
  [{ app: 'other', serviceId: '7' }, 'the label app=shop'],
  [{ app: 'Shop', serviceId: '7' }, 'the label app=shop'],
])('with the labels %o it does not, and what it lacks is said', (labels, lacks) => {
  expect(secretProblem(secretWith(labels), { application: 'shop', serviceId: '7' })).toBe(
    `secret pw does not count for this service: it lacks ${lacks}`,
  );
});
