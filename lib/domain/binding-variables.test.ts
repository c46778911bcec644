import { describe, expect, test } from 'vitest';
import { isEnvPrefix, planVariables, suggestPrefix } from './binding-variables.ts';

describe('planVariables', () => {
  test('adds each key with its prefix to each container', () => {
    const containers = ['web', 'sidecar'].map((container) => ({ container, env: [], envFrom: [] }));
    expect(planVariables(containers, ['GATEWAY_URL'], 'ORDERS_')).toEqual([
      { container: 'web', name: 'ORDERS_GATEWAY_URL', key: 'GATEWAY_URL' },
      { container: 'sidecar', name: 'ORDERS_GATEWAY_URL', key: 'GATEWAY_URL' },
    ]);
  });

  test('says that a name set by the container itself hides the binding', () => {
    const [variable] = planVariables(
      [{ container: 'web', env: ['GATEWAY_URL'], envFrom: [] }],
      ['GATEWAY_URL'],
      '',
    );
    expect(variable?.collision?.with).toBe('the env list of the container');
    expect(variable?.collision?.effect).toContain('not seen');
  });

  test('names the last source that is overridden', () => {
    const envFrom = [
      { source: 'Secret first', names: ['GATEWAY_URL'] },
      { source: 'Secret second', names: ['GATEWAY_URL', 'OTHER'] },
    ];
    const [variable] = planVariables([{ container: 'web', env: [], envFrom }], ['GATEWAY_URL'], '');
    expect(variable?.collision?.with).toBe('Secret second');
  });

  test('sees no collision once a prefix tells the names apart', () => {
    const [variable] = planVariables(
      [{ container: 'web', env: ['GATEWAY_URL'], envFrom: [] }],
      ['GATEWAY_URL'],
      'ORDERS_',
    );
    expect(variable?.collision).toBeUndefined();
  });
});

describe('prefixes', () => {
  test.each([
    ['Orders API', 'ORDERS_API_'],
    ['3rd party', '_3RD_PARTY_'],
    ['***', 'SERVICE_'],
  ])('%s suggests %s', (service, prefix) => {
    expect(suggestPrefix(service)).toBe(prefix);
    expect(isEnvPrefix(prefix)).toBe(true);
  });

  test('refuses what would not be a variable name', () => {
    expect(isEnvPrefix('1_')).toBe(false);
    expect(isEnvPrefix('A-B')).toBe(false);
  });
});
