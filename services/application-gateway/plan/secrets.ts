import { type SecretUser, secretProblem } from '#lib/domain/application/service-secret.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import { textsOfSecret } from '#lib/k8s/secret-data.ts';
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
  /**
   * What the Secret holds; the last that is known where the API server does not answer.
   * @throws MooringError INTERNAL when the Secret does not exist (binding contract 5.3), was never seen, or is not labelled
   *   for `user`.
   */
  read(name: string, user: SecretUser): Promise<SecretValues>;
  /** A target has refused what this Secret holds: it is asked for, in case that the watch is behind. */
  doubt(name: string): void;
  /** Tells of every change of a watched Secret. */
  onChange(listener: () => void): void;
}

/** Changes are to count within a second, the reading included. */
const readAgainMs = 800;
/** The API server must have answered by then. */
const longestReadMs = 2_000;

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
  const reads = new Map<string, { secret: Promise<SecretObject | undefined>; readAtMs: number }>();
  const doubted = new Set<string>();

  /** Asks the API server, at most once in a while; `known` counts where it does not answer. */
  function ask(name: string, known: SecretObject | undefined): Promise<SecretObject | undefined> {
    const last = reads.get(name);
    if (last !== undefined && Date.now() - last.readAtMs < readAgainMs) {
      return last.secret;
    }
    const answer = kube.find<SecretObject>(kinds.secrets, name, namespace);
    const secret = withinTime(answer, name).catch(async (error: unknown) => {
      const former = known ?? (await last?.secret.catch(() => undefined));
      if (former === undefined) {
        throw error;
      }
      return former;
    });
    reads.set(name, { secret, readAtMs: Date.now() });
    secret.catch(() => reads.delete(name));
    return secret;
  }

  return {
    start: () => watched.start(),
    stop: () => watched.stop(),
    onChange: (listener) => void watched.subscribe(listener),
    doubt: (name) => void doubted.add(name),
    async read(name, user) {
      const live = watched.get(`${namespace}/${name}`);
      const isCertain = live !== undefined && !doubted.delete(name);
      const secret = isCertain ? live : await ask(name, live);
      if (secret === undefined) {
        throw new MooringError('INTERNAL', `secret ${name} not found`);
      }
      const problem = secretProblem(secret, user);
      if (problem !== undefined) {
        throw new MooringError('INTERNAL', problem);
      }
      const known = decoded.get(secret) ?? decode(secret);
      decoded.set(secret, known);
      const untilMs = isCertain ? Number.POSITIVE_INFINITY : (reads.get(name)?.readAtMs ?? 0) + readAgainMs;
      return { ...known, untilMs };
    },
  };
}

/** An API server that hangs is one that does not answer. */
function withinTime<T>(answer: Promise<T>, name: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new MooringError('INTERNAL', `secret ${name} could not be read in time`));
    const timer = setTimeout(late, longestReadMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

type Decoded = Omit<SecretValues, 'untilMs'>;

function decode(secret: SecretObject): Decoded {
  const { uid, resourceVersion } = secret.metadata;
  return { revision: `${uid}/${resourceVersion}`, values: textsOfSecret(secret) };
}
