import { describe, expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { environmentOf, injectedCollisions, planVariables, suggestPrefix } from './binding-variables.ts';
import { isEnvPrefix } from './env-prefix.ts';

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
    expect(renderAll('en', variable?.collision?.effect)).toContain('not seen');
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

describe('injectedCollisions', () => {
  const keys: Record<string, string[]> = {
    own: ['GATEWAY_URL'],
    other: ['GATEWAY_URL', 'X'],
    settings: ['X'],
  };
  const own = { secretRef: { name: 'own' } };
  const effectsIn = (container: Parameters<typeof environmentOf>[0], index: number) =>
    injectedCollisions(
      environmentOf(container, (_kind, name) => keys[name] ?? []),
      index,
    ).map(({ effect }) => effect);

  test('are none where names differ', () => {
    const envFrom = [
      { configMapRef: { name: 'settings' } },
      own,
      { prefix: 'B_', secretRef: { name: 'other' } },
    ];
    expect(renderAll('en', effectsIn({ name: 'web', env: [{ name: 'LEVEL' }], envFrom }, 1))).toEqual([]);
  });

  test("say that the container's own env wins", () => {
    const [effect] = effectsIn({ name: 'web', env: [{ name: 'GATEWAY_URL' }], envFrom: [own] }, 0);
    expect(renderAll('en', effect)).toContain('keeps the value that the container sets itself');
  });

  test('say which of two sources is seen', () => {
    const other = { secretRef: { name: 'other' } };
    expect(renderAll('en', effectsIn({ name: 'web', envFrom: [own, other] }, 0)[0])).toContain(
      'the value from Secret other, which comes later',
    );
    expect(renderAll('en', effectsIn({ name: 'web', envFrom: [other, own] }, 1)[0])).toContain(
      'the one from Secret other is not seen',
    );
  });
});

describe('prefixes', () => {
  test.each([
    ['Orders API', 'ORDERS_API_'],
    ['3rd party', '_3RD_PARTY_'],
    ['***', 'SERVICE_'],
  ])('%s suggests %s', (service, prefix) => {
    expect(suggestPrefix(service, () => true)).toBe(prefix);
    expect(isEnvPrefix(prefix)).toBe(true);
  });

  test('refuses what would not be a variable name', () => {
    expect(isEnvPrefix('1_')).toBe(false);
    expect(isEnvPrefix('A-B')).toBe(false);
  });
});
