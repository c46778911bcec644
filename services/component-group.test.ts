import { beforeEach, expect, it } from 'vitest';
import type { ListeningComponent } from '#lib/component.ts';
import { type ComponentDefinition, defineComponent } from '#lib/define-component.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createLogger } from '#lib/log.ts';
import { createComponentGroup } from './component-group.ts';

const kube = { as: () => kube } as unknown as KubeClient;
let happened: string[];

beforeEach(() => {
  happened = [];
});

/** A component that notes its start and stop and listens at `http://NAME` for each of `listeners`. */
function played(name: string, listeners: readonly string[] = []): ListeningComponent {
  const addresses: Record<string, string> = {};
  return {
    name,
    addresses,
    async start() {
      happened.push(`${name} starts`);
      for (const listener of listeners) {
        addresses[listener] = `http://${listener}`;
      }
    },
    async stop() {
      happened.push(`${name} stops`);
    },
  };
}

const reads = () => ({ at: '' });
const shop = defineComponent({
  runs: 'everywhere',
  gives: { shop: 'http' },
  reads,
  creates: () => played('shop', ['http']),
});
const till = defineComponent({
  runs: 'everywhere',
  gives: { till: 'http' },
  needs: ['shop'],
  reads,
  beside: (_config, { addressOf }) => ({ at: addressOf('shop') }),
  creates: ({ config }) => played(`till of ${config.at}`, ['http']),
});
const sweeper = defineComponent({ runs: 'leader', reads, creates: () => played('sweeper') });

function group(definitions: Record<string, ComponentDefinition>) {
  return createComponentGroup({
    name: 'group',
    definitions,
    kube,
    log: createLogger('test', 'silent'),
    env: { NODE_ENV: 'test' },
    host: '127.0.0.1',
    portOf: async () => 0,
  });
}

it('starts who serves in the order of their needs, then who leads, and stops them the other way round', async () => {
  const started = group({ sweeper, till, shop });
  await started.start();
  expect(started.addresses).toEqual({ shop: 'http://http', till: 'http://http' });
  await started.stop();
  expect(happened).toEqual([
    'shop starts',
    'till of http://http starts',
    'sweeper starts',
    'sweeper stops',
    'till of http://http stops',
    'shop stops',
  ]);
});

it('starts nothing where nobody gives an address that is needed', async () => {
  await expect(group({ sweeper, till }).start()).rejects.toThrow(
    'till needs the address "shop", and no component of group gives it.',
  );
  expect(happened).toEqual([]);
});

it('starts nothing where nobody gives an address that will be asked for', async () => {
  const asker = defineComponent({
    runs: 'everywhere',
    needsLater: ['moon'],
    reads,
    creates: () => played('asker'),
  });
  await expect(group({ shop, asker }).start()).rejects.toThrow(
    'asker needs the address "moon", and no component of group gives it.',
  );
  expect(happened).toEqual([]);
});

it('starts nothing where two wait for each other', async () => {
  const bank = defineComponent({
    runs: 'everywhere',
    gives: { shop: 'http' },
    needs: ['till'],
    reads,
    creates: () => played('bank', ['http']),
  });
  await expect(group({ sweeper, bank, till }).start()).rejects.toThrow(
    'group cannot start bank and till: they need addresses that are given only after them.',
  );
  expect(happened).toEqual([]);
});

it('starts nothing where two give the same address', async () => {
  await expect(group({ shop, kiosk: shop }).start()).rejects.toThrow(
    'shop and kiosk of group both give the address "shop".',
  );
  expect(happened).toEqual([]);
});

it('fails where a component has no address after its start', async () => {
  const mute = defineComponent({
    runs: 'everywhere',
    gives: { shop: 'grpc' },
    reads,
    creates: () => played('mute', ['http']),
  });
  await expect(group({ mute }).start()).rejects.toThrow(
    'mute started without its listener "grpc", which gives the address "shop".',
  );
});

it('answers for an address that is asked for later as soon as it is there', async () => {
  let ask: (() => string) | undefined;
  const asker = defineComponent({
    runs: 'everywhere',
    needsLater: ['till'],
    reads,
    beside(config, { laterAddressOf }) {
      ask = laterAddressOf('till');
      return config;
    },
    creates: () => played('asker'),
  });
  const started = group({ asker, shop, till: { ...till, buildBeside: tooEarly } });
  let early: unknown;
  function tooEarly(...given: Parameters<ComponentDefinition['buildBeside']>) {
    try {
      ask?.();
    } catch (error) {
      early = error;
    }
    return till.buildBeside(...given);
  }
  await started.start();
  expect(early).toMatchObject({
    code: 'UNAVAILABLE',
    message: 'The component behind "till" has not started yet.',
  });
  expect(ask?.()).toBe('http://http');
});
