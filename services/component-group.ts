import type { Component, ListeningComponent } from '#lib/component.ts';
import { readLoopbackConfig } from '#lib/config/loopback.ts';
import type { ComponentDefinition, ComponentSetup, Neighbours } from '#lib/define-component.ts';
import { MooringError } from '#lib/errors.ts';
import { loopbackGuard } from '#lib/http/loopback-guard.ts';
import { startOrder } from './start-order.ts';

export interface ComponentGroupOptions<Address extends string> extends ComponentSetup {
  name: string;
  definitions: Readonly<Record<string, ComponentDefinition>>;
  /** Address that every listener binds. */
  host: string;
  /** Wanted port of a listener, by the name of its address; 0 for any free one. */
  portOf(name: Address): Promise<number>;
}

export interface ComponentGroup<Address extends string> extends Component {
  /** Base URLs of what the components serve. Known after `start`. */
  readonly addresses: Readonly<Record<Address, string>>;
}

/**
 * Components that share one process. They know each other only by address, as in a cluster: one starts when those whose
 * addresses it needs have said where they listen. `start` throws MooringError INVALID, before anything is started, where
 * the needs of `definitions` cannot be met.
 */
export function createComponentGroup<Address extends string>(
  options: ComponentGroupOptions<Address>,
): ComponentGroup<Address> {
  const { name: groupName, definitions, kube, env, host, portOf } = options;
  const started: Component[] = [];
  const known = new Map<string, string>();
  let isStarted = false;

  function addressOf(name: string): string {
    const address = known.get(name);
    if (address === undefined) {
      throw new MooringError('UNAVAILABLE', `The component behind "${name}" has not started yet.`);
    }
    return address;
  }

  async function run(name: string, definition: ComponentDefinition): Promise<void> {
    const given = Object.keys(definition.gives);
    const ports = new Map(
      await Promise.all(given.map(async (address) => [address, await portOf(address as Address)] as const)),
    );
    const neighbours: Neighbours<string, string, string> = {
      host,
      listenAt: (address) => ({ host, port: ports.get(address) ?? 0 }),
      addressOf,
      laterAddressOf: (address) => () => addressOf(address),
    };
    const setup = { kube: kube.as(`mooring-${name}`), log: options.log.child({ component: name }), env };
    const { allowedHosts } = readLoopbackConfig(env);
    const component = definition.buildBeside(setup, neighbours, (own) =>
      loopbackGuard({ allowedHosts, ...own }),
    );
    started.push(component);
    await component.start();
    for (const [address, listener] of Object.entries(definition.gives)) {
      known.set(address, listenerAddress(name, component, listener, address));
    }
  }

  return {
    name: groupName,
    get addresses() {
      if (!isStarted) {
        throw new Error(`the ${groupName} has no addresses before it is started`);
      }
      return Object.fromEntries(known) as Record<Address, string>;
    },
    async start() {
      for (const wave of startOrder(groupName, definitions)) {
        await Promise.all(wave.map(([name, definition]) => run(name, definition)));
      }
      isStarted = true;
    },
    async stop() {
      // in the reverse order of their start
      for (const component of started.splice(0).reverse()) {
        await component.stop();
      }
    },
  };
}

function listenerAddress(
  name: string,
  component: Component & Partial<ListeningComponent>,
  listener: string,
  address: string,
): string {
  const url = component.addresses?.[listener];
  if (url === undefined) {
    throw new MooringError(
      'INVALID',
      `${name} started without its listener "${listener}", which gives the address "${address}".`,
    );
  }
  return url;
}
