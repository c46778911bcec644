import { expect, it } from 'vitest';
import { graphQuery } from './graph-query.ts';

const read = (address: string) => {
  const params = new URLSearchParams(address);
  return graphQuery((name, fallback) => params.get(name) ?? fallback, '');
};

it('shows everything where the address says nothing', () => {
  expect(read('')).toEqual({
    application: '',
    namespace: '',
    problemsOnly: false,
    unbound: false,
    text: '',
    fold: 'namespace',
    open: [],
    focus: '',
    depth: 8,
    reveal: '',
  });
});

it('gives back all that a shared link holds', () => {
  const address =
    'application=shop&namespace=harbour&show=problems&workloads=all&q=web&fold=none&open=namespace/a,applications/b&focus=pod:a/b&depth=2';
  expect(read(address)).toMatchObject({
    application: 'shop',
    namespace: 'harbour',
    problemsOnly: true,
    unbound: true,
    text: 'web',
    fold: 'none',
    open: ['namespace/a', 'applications/b'],
    focus: 'pod:a/b',
    depth: 2,
  });
});

it('takes what it does not know for what stands there by default', () => {
  expect(read('fold=colour&depth=far&show=some')).toMatchObject({
    fold: 'namespace',
    depth: 8,
    problemsOnly: false,
  });
  expect(read('depth=9')).toMatchObject({ depth: 8 });
});
