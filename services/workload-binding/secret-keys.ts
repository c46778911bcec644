import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { BindingProblem } from './binding-problem.ts';
import type { Sources } from './sources.ts';

/** The names of a Secret's entries; their values are forgotten at once. */
export interface SecretKeys {
  of(name: string, namespace: string | undefined): Promise<ReadonlySet<string>>;
}

/** Keeps the names for as long as the Secret's metadata say that it is the same. */
export function createSecretKeys({ kube, secrets }: Sources): SecretKeys {
  const kept = new Map<string, { revision: string; keys: ReadonlySet<string> }>();
  return {
    async of(name, namespace) {
      const id = `${namespace}/${name}`;
      const revision = secrets.get(kinds.secrets, name, namespace)?.metadata.resourceVersion;
      const known = kept.get(id);
      if (known !== undefined && known.revision === revision) {
        return known.keys;
      }
      const secret = await kube.find<KubeObject & { data?: Record<string, string> }>(
        kinds.secrets,
        name,
        namespace,
      );
      const keys = new Set(Object.keys(secret?.data ?? {}));
      if (secret?.metadata.resourceVersion === undefined) {
        kept.delete(id);
      } else {
        kept.set(id, { revision: secret.metadata.resourceVersion, keys });
      }
      return keys;
    },
  };
}

/**
 * Refuses a Secret that lacks what the binding needs: a type, and each entry that becomes a variable (binding contract 4.2).
 * @throws BindingProblem SecretIncomplete.
 */
export function requireEntries(
  { spec }: WorkloadBinding,
  secretName: string,
  keys: ReadonlySet<string>,
): void {
  const has = (key: string) =>
    keys.has(key) ||
    (key === 'type' && spec.type !== undefined) ||
    (key === 'provider' && spec.provider !== undefined);
  if (!has('type')) {
    throw new BindingProblem(
      'SecretIncomplete',
      `Secret "${secretName}" has no entry type, by which workloads know the kind of service: set spec.type.`,
    );
  }
  const missing = (spec.env ?? []).filter(({ key }) => !has(key));
  if (missing.length > 0) {
    const names = missing.map(({ name, key }) => `${key} for the variable ${name}`).join(', ');
    throw new BindingProblem(
      'SecretIncomplete',
      `Secret "${secretName}" has no entry ${names}: correct spec.env, or add it to the Secret.`,
    );
  }
}
