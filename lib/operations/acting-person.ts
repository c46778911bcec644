import { AsyncLocalStorage } from 'node:async_hooks';
import type { ListRights } from '#lib/domain/access/list-rights.ts';
import type { Person } from '#lib/domain/access/person.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

/** The person whose request is being answered. */
export interface ActingPerson {
  person: Person;
  /** Asks the API server as this person. */
  kube: KubeClient;
  /**
   * What the person may list at present.
   * @throws MooringError where the API server does not say so: then nothing is shown.
   */
  listRights(): Promise<ListRights>;
}

// Next may load this module more than once in a process
const shared = globalThis as { mooringActing?: AsyncLocalStorage<ActingPerson> };
shared.mooringActing ??= new AsyncLocalStorage();
const acting = shared.mooringActing;

/** Whatever `run` begins, also what it does not wait for, is done for this person. */
export function actAs<T>(person: ActingPerson, run: () => T): T {
  return acting.run(person, run);
}

/** The person whose request is being answered; undefined without a sign-in, and for what the console does by itself. */
export function actingPerson(): ActingPerson | undefined {
  return acting.getStore();
}
