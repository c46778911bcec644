import type { LoopbackGuardOptions, RequestGuard } from '#lib/http/loopback-guard.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Component, ListenAddress } from './component.ts';
import type { Logger } from './log.ts';

/** What everyone is given who is composed. */
export interface ComponentSetup {
  kube: KubeClient;
  log: Logger;
  env: NodeJS.ProcessEnv;
}

/** What a component learns of the others where all of them share one process. */
export interface Neighbours<Given extends string, Needed extends string, Late extends string> {
  /** Address that every listener binds. */
  host: string;
  /** Where the listener behind an address that this component gives is to bind. */
  listenAt(name: Given): ListenAddress;
  /** Base URL of a neighbour that has started. */
  addressOf(name: Needed): string;
  /** Asks, each time, for the base URL of a neighbour that may start later. @throws MooringError UNAVAILABLE until then. */
  laterAddressOf(name: Late): () => string;
}

interface Parts<Config, Given extends string, Needed extends string, Late extends string> {
  /** `everywhere`: each replica serves. `leader`: one replica reconciles, the others wait. */
  runs: 'everywhere' | 'leader';
  /** Addresses that it has once it is started: the name for all, and that of its own listener. */
  gives?: Readonly<Record<Given, string>>;
  /** Addresses without which it does not start. */
  needs?: readonly Needed[];
  /** Addresses that it asks for when a request comes. */
  needsLater?: readonly Late[];
  /** The configuration from the environment: all that it needs in a process of its own. */
  reads(env: NodeJS.ProcessEnv): Config;
  /** The configuration where it shares a process, made from that of the environment. */
  beside?(config: Config, neighbours: Neighbours<Given, Needed, Late>): Config;
  /** By which hosts, besides the loopback ones, its listeners may be called in a shared process. */
  isOwnHost?(config: Config): (host: string) => boolean;
  creates(options: { kube: KubeClient; log: Logger; config: Config; guard?: RequestGuard }): Component;
}

/** How one component is composed, alone or with the others. */
export interface ComponentDefinition<Given extends string = string> {
  runs: 'everywhere' | 'leader';
  gives: Readonly<Record<Given, string>>;
  needs: readonly string[];
  needsLater: readonly string[];
  /** Builds it for a process of its own. @throws MooringError INVALID for what the environment says wrongly. */
  buildAlone(setup: ComponentSetup): Component;
  /** Builds it for a process that it shares. @throws MooringError INVALID for what the environment says wrongly. */
  buildBeside(
    setup: ComponentSetup,
    neighbours: Neighbours<string, string, string>,
    guard: (options: Pick<LoopbackGuardOptions, 'isOwnHost'>) => RequestGuard,
  ): Component;
}

/** Says what a component gives, needs, reads and creates: the `component.ts` of each service. */
export function defineComponent<
  Config,
  const Given extends string = never,
  const Needed extends string = never,
  const Late extends string = never,
>(parts: Parts<Config, Given, Needed, Late>): ComponentDefinition<Given> {
  const { runs, reads, creates, beside = (config) => config, isOwnHost } = parts;
  return {
    runs,
    gives: parts.gives ?? ({} as Record<Given, string>),
    needs: parts.needs ?? [],
    needsLater: parts.needsLater ?? [],
    buildAlone: ({ kube, log, env }) => creates({ kube, log, config: reads(env) }),
    buildBeside({ kube, log, env }, neighbours, guard) {
      const config = beside(reads(env), neighbours);
      const hosts = isOwnHost?.(config);
      return creates({ kube, log, config, guard: guard(hosts === undefined ? {} : { isOwnHost: hosts }) });
    },
  };
}
