import type { ComponentSetup } from '#lib/define-component.ts';
import { shareWatches } from '#lib/k8s/shared-watches.ts';
import { type ComponentGroup, createComponentGroup } from './component-group.ts';
import { platformComponents } from './components.ts';

type Definitions = typeof platformComponents;

type AddressName = {
  [Name in keyof Definitions]: keyof Definitions[Name]['gives'] & string;
}[keyof Definitions];

/** Base URLs of what the platform serves. */
export type PlatformAddresses = Readonly<Record<AddressName, string>>;

export interface PlatformOptions extends ComponentSetup {
  /** Address that every listener binds. */
  host: string;
  /** Wanted port of a listener, by its name in PlatformAddresses; 0 for any free one. */
  portOf(name: AddressName): Promise<number>;
  /** File that gets the CA of the edge's server certificate. */
  edgeCaFile: string;
  /** Database of the log of events; made where it is missing. */
  eventsFile: string;
}

export type Platform = ComponentGroup<AddressName>;

/** All components in one process, for sandbox and laptop. Their listeners are guarded as those of the loopback address. */
export function createPlatform({ edgeCaFile, eventsFile, env, ...options }: PlatformOptions): Platform {
  shareWatches(options.kube);
  return createComponentGroup<AddressName>({
    ...options,
    name: 'platform',
    definitions: platformComponents,
    env: { ...env, MOORING_EDGE_CA_FILE: edgeCaFile, MOORING_EVENTS_FILE: eventsFile },
  });
}
