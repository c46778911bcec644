import { kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';

interface SecretObject extends KubeObject {
  data?: Record<string, string>;
}

/** The values of a Secret, and its revision to tell whether they have changed. */
export interface SecretValues {
  revision: string;
  /** Until when it counts; a watched one counts until the watch says otherwise. */
  untilMs: number;
  values: Record<string, string>;
}

export interface Secrets {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** @throws MooringError INTERNAL when the Secret does not exist (binding contract 5.3). */
  read(name: string): Promise<SecretValues>;
  /** Tells of every change of a watched Secret. */
  onChange(listener: () => void): void;
}

/** Changes are to count within a second, the reading included. */
const readAgainMs = 800;

/** The Secrets of services. Those that the registry made are watched; any other is read, at most once a second. */
export function createSecrets(kube: KubeClient, namespace: string, log: Logger): Secrets {
  const watched = createInformer<SecretObject>({
    kube,
    kind: kinds.secrets,
    namespace,
    labelSelector: 'serviceId',
    log,
  });
  const decoded = new WeakMap<SecretObject, Decoded>();
  const others = new Map<string, { secret: Promise<SecretObject | undefined>; readAtMs: number }>();

  function readOther(name: string): Promise<SecretObject | undefined> {
    const known = others.get(name);
    if (known !== undefined && Date.now() - known.readAtMs < readAgainMs) {
      return known.secret;
    }
    const secret = kube.find<SecretObject>(kinds.secrets, name, namespace);
    others.set(name, { secret, readAtMs: Date.now() });
    // a failed read is not remembered
    secret.catch(() => others.delete(name));
    return secret;
  }

  return {
    start: () => watched.start(),
    stop: () => watched.stop(),
    onChange: (listener) => void watched.subscribe(listener),
    async read(name) {
      const live = watched.get(`${namespace}/${name}`);
      const secret = live ?? (await readOther(name));
      if (secret === undefined) {
        throw new MooringError('INTERNAL', `secret ${name} not found`);
      }
      const known = decoded.get(secret) ?? decode(secret);
      decoded.set(secret, known);
      const untilMs =
        live === undefined ? (others.get(name)?.readAtMs ?? 0) + readAgainMs : Number.POSITIVE_INFINITY;
      return { ...known, untilMs };
    },
  };
}

type Decoded = Omit<SecretValues, 'untilMs'>;

function decode(secret: SecretObject): Decoded {
  const values: Record<string, string> = {};
  for (const [key, encoded] of Object.entries(secret.data ?? {})) {
    values[key] = Buffer.from(encoded, 'base64').toString('utf8');
  }
  return { revision: `${secret.metadata.uid}/${secret.metadata.resourceVersion}`, values };
}
