import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readYaml } from 'kube-text/read-yaml';
import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import { type Kubeconfig, type KubeconfigUser, kubeconfigSchema } from './kubeconfig-schema.ts';

/**
 * Reads one file of a kubeconfig; relative paths in it become absolute, from the file's folder.
 * @throws Error with what is wrong where it cannot be read or is no kubeconfig.
 */
export function readKubeconfig(path: string): Kubeconfig {
  const parsed = kubeconfigSchema.safeParse(readYaml(readFileSync(path, 'utf8')) ?? {});
  if (!parsed.success) {
    throw new MooringError('INVALID', z.prettifyError(parsed.error));
  }
  const { clusters, contexts, users } = parsed.data;
  for (const named of [clusters, contexts, users]) {
    refuseTwice(named.map(({ name }) => name));
  }
  const dir = dirname(resolve(path));
  return {
    ...parsed.data,
    clusters: clusters.map(({ name, cluster }) => ({
      name,
      cluster: { ...cluster, 'certificate-authority': from(dir, cluster['certificate-authority']) },
    })),
    users: users.map(({ name, user }) => ({ name, user: withAbsolutePaths(user, dir) })),
  };
}

function withAbsolutePaths(user: KubeconfigUser, dir: string): KubeconfigUser {
  const { exec } = user;
  return {
    ...user,
    'client-certificate': from(dir, user['client-certificate']),
    'client-key': from(dir, user['client-key']),
    tokenFile: from(dir, user.tokenFile),
    // a name alone is looked for in PATH
    exec: exec?.command?.includes('/') ? { ...exec, command: from(dir, exec.command) } : exec,
  };
}

function from(dir: string, path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(dir, path);
}

function refuseTwice(names: string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new MooringError('INVALID', `the name "${twice}" stands twice in a list`);
  }
}
