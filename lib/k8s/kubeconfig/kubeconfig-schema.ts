import { z } from 'zod';

/** Go has one word for what is empty and what is not there. */
const text = z
  .string()
  .nullish()
  .transform((value) => value || undefined);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}

/** What a kubeconfig says of one cluster. */
export const clusterSchema = z.object({
  server: text,
  'tls-server-name': text,
  'insecure-skip-tls-verify': flag,
  'certificate-authority': text,
  'certificate-authority-data': text,
  'proxy-url': text,
  'disable-compression': flag,
  extensions: listOf(z.object({ name: z.string(), extension: z.unknown() })),
});

const execSchema = z.object({
  apiVersion: text,
  command: text,
  args: listOf(z.string()),
  env: listOf(z.object({ name: z.string(), value: z.string() })),
  installHint: text,
  provideClusterInfo: flag,
  interactiveMode: text,
});

/** What a kubeconfig says of one user. */
export const userSchema = z.object({
  'client-certificate': text,
  'client-certificate-data': text,
  'client-key': text,
  'client-key-data': text,
  token: text,
  tokenFile: text,
  as: text,
  'as-uid': text,
  'as-groups': listOf(z.string()),
  'as-user-extra': z
    .record(z.string(), z.array(z.string()))
    .nullish()
    .transform((extra) => extra ?? {}),
  username: text,
  password: text,
  'auth-provider': z
    .object({ name: z.string(), config: z.record(z.string(), z.string()).nullish() })
    .nullish(),
  exec: execSchema.nullish(),
});

const contextSchema = z.object({ cluster: text, user: text });

/** A kubeconfig by the names of its file. Unknown members are left out, as kubectl does. */
export const kubeconfigSchema = z.object({
  'current-context': text,
  clusters: listOf(z.object({ name: z.string(), cluster: clusterSchema })),
  contexts: listOf(z.object({ name: z.string(), context: contextSchema })),
  users: listOf(z.object({ name: z.string(), user: userSchema })),
});

export type KubeconfigCluster = z.output<typeof clusterSchema>;
export type KubeconfigUser = z.output<typeof userSchema>;
export type KubeconfigExec = z.output<typeof execSchema>;
export type Kubeconfig = z.output<typeof kubeconfigSchema>;
