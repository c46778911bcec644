import type { Container } from '../kubernetes/workload.ts';
import { type Message, message, type Sentence } from '../texts/message.ts';

/** A container as far as its environment goes; values stay out, names are enough to see what collides. */
export interface ContainerEnvironment {
  container: string;
  /** Names set one by one in `env`. */
  env: string[];
  /** Names that come with a whole Secret or ConfigMap, in the order of the Pod's `envFrom`. */
  envFrom: { source: string; names: string[] }[];
}

export interface VariableCollision {
  /** Whether the other one keeps its value, and the one of the binding is not seen. */
  hidesBinding: boolean;
  /** What sets the same name already, for instance `env of the container` or `Secret nginx-orders`. */
  with: string;
  /** What that is called. */
  source: Sentence;
  /** What the container will see. */
  effect: Message;
}

export interface PlannedVariable {
  container: string;
  name: string;
  /** Key in the binding's Secret. */
  key: string;
  collision?: VariableCollision;
}

/**
 * A prefix made of a service's name that is good: `Orders API` gives `ORDERS_API_`, or `ORDERS_API_2_` where that collides
 * as well.
 */
export function suggestPrefix(serviceName: string, isGood: (prefix: string) => boolean): string {
  const words = serviceName
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  const safe = /^[0-9]/.test(words) ? `_${words}` : words;
  const stem = safe === '' ? 'SERVICE' : safe;
  for (let number = 1; ; number++) {
    const prefix = number === 1 ? `${stem}_` : `${stem}_${number}_`;
    if (isGood(prefix)) {
      return prefix;
    }
  }
}

/**
 * The variables that a Secret with `keys` adds to each regular container, and what they meet there. In Kubernetes
 * `env` beats `envFrom`, and among `envFrom` the last source wins; a binding is appended last (binding contract 3.4).
 */
export function planVariables(
  containers: ContainerEnvironment[],
  keys: string[],
  prefix: string,
): PlannedVariable[] {
  return containers.flatMap((container) =>
    keys.map((key) => {
      const name = prefix + key;
      const collision = collisionOf(container, name);
      return { container: container.container, name, key, ...(collision === undefined ? {} : { collision }) };
    }),
  );
}

function collisionOf(container: ContainerEnvironment, name: string): VariableCollision | undefined {
  if (container.env.includes(name)) {
    return hiddenByEnv(name);
  }
  const source = container.envFrom.findLast((candidate) => candidate.names.includes(name));
  if (source !== undefined) {
    return {
      hidesBinding: false,
      with: source.source,
      source: source.source,
      effect: message('plans.valueChanges', { name, source: source.source }),
    };
  }
  return undefined;
}

/** Reads a container's environment. @param keysOf names of the keys of a Secret or ConfigMap; none where unknown. */
export function environmentOf(
  container: Pick<Container, 'name' | 'env' | 'envFrom'>,
  keysOf: (kind: 'Secret' | 'ConfigMap', name: string) => readonly string[],
): ContainerEnvironment {
  return {
    container: container.name,
    env: (container.env ?? []).map(({ name }) => name),
    envFrom: (container.envFrom ?? []).map(({ prefix = '', secretRef, configMapRef }) => {
      const kind = secretRef === undefined ? 'ConfigMap' : 'Secret';
      const name = secretRef?.name ?? configMapRef?.name ?? '';
      return { source: `${kind} ${name}`, names: keysOf(kind, name).map((key) => prefix + key) };
    }),
  };
}

/** What the variables of a source that is in place already, entry `own` of `envFrom`, meet in their container. */
export function injectedCollisions({ env, envFrom }: ContainerEnvironment, own: number): VariableCollision[] {
  return (envFrom[own]?.names ?? []).flatMap((name): VariableCollision[] => {
    if (env.includes(name)) {
      return [hiddenByEnv(name)];
    }
    const later = envFrom.findLast((source, index) => index > own && source.names.includes(name));
    if (later !== undefined) {
      return [
        {
          hidesBinding: true,
          with: later.source,
          source: later.source,
          effect: message('plans.valueFromLater', { name, source: later.source }),
        },
      ];
    }
    const earlier = envFrom.findLast((source, index) => index < own && source.names.includes(name));
    return earlier === undefined
      ? []
      : [
          {
            hidesBinding: false,
            with: earlier.source,
            source: earlier.source,
            effect: message('plans.valueOfBinding', { name, source: earlier.source }),
          },
        ];
  });
}

function hiddenByEnv(name: string): VariableCollision {
  return {
    hidesBinding: true,
    with: 'the env list of the container',
    source: message('plans.envOfContainer'),
    effect: message('plans.valueKept', { name }),
  };
}
