import type { Problem } from '../health/node-health.ts';
import { directoryOf, type WorkloadBinding } from './workload-binding.ts';

/** The Secret behind a binding: names of its entries, no value. */
export interface SecretShape {
  keys: readonly string[];
  /** Those whose value ends with a line break. */
  endsWithLineBreak: readonly string[];
}

/** What one workload is given, as far as readers stumble over it. */
export interface ReadBindings {
  /** Those of servicebinding.io that project into it. */
  files: readonly { binding: WorkloadBinding; secret: SecretShape | undefined }[];
  /** Those that become variables. */
  variables: readonly { prefix: string; secret: SecretShape | undefined }[];
  /** Names that its containers set themselves. */
  env: readonly string[];
}

const cdsCredentials = /^cds_requires_.+_credentials_$/;

/**
 * Where a library that reads bindings would find nothing, or something else, without a word: each was seen with
 * kube-service-bindings 2.1.0, @sap/xsenv 6.2.2 and @sap/cds 10.1.1.
 */
export function readerHints({ files, variables, env }: ReadBindings): Problem[] {
  const hints: Problem[] = [];
  for (const { binding, secret } of files) {
    if (typeOf(binding, secret) === undefined) {
      hints.push({
        cause: '@sap/xsenv leaves a binding without a type out, and kube-service-bindings fails on it.',
        evidence: `Neither ServiceBinding ${binding.metadata.name} nor its Secret says a type.`,
        fix: 'Give the ServiceBinding a spec.type.',
      });
    }
    const [broken] = secret?.endsWithLineBreak ?? [];
    if (broken !== undefined) {
      hints.push({
        cause: '@sap/xsenv and @sap/cds keep the line break at the end of a value, which is in no address.',
        evidence: `Entry ${broken} of the Secret of ServiceBinding ${binding.metadata.name} ends with one.`,
        fix: 'Write the value without a line break, with printf or echo -n.',
      });
    }
  }
  const typed = files
    .map(({ binding, secret }) => ({ directory: directoryOf(binding), type: typeOf(binding, secret) }))
    .toSorted((left, right) => (left.directory < right.directory ? -1 : 1));
  const types = new Set(typed.map(({ type }) => type));
  if (types.size > 1) {
    hints.push({
      cause: 'kube-service-bindings ends at the first directory of another type, AMQP excepted.',
      evidence: `In the order of their names: ${typed.map(({ directory, type = 'no type' }) => `${directory} (${type})`).join(', ')}.`,
      fix: 'Give the binding that it looks for a spec.name that comes first.',
    });
  }
  if (files.length > 0 && env.includes('VCAP_SERVICES')) {
    hints.push({
      cause: '@sap/xsenv reads VCAP_SERVICES, and no files beside it.',
      evidence: 'A container sets VCAP_SERVICES itself.',
      fix: 'Take VCAP_SERVICES away, or add the service there.',
    });
  }
  for (const { prefix, secret } of variables) {
    if (cdsCredentials.test(prefix) && secret !== undefined && !secret.keys.includes('url')) {
      hints.push({
        cause: 'A remote service of @sap/cds reads credentials.url, and there is none.',
        evidence: `The Secret has ${secret.keys.join(', ')}; no variable is called ${prefix}url.`,
        fix: 'Unbind, and bind again as read by @sap/cds.',
      });
    }
  }
  return hints;
}

function typeOf({ spec }: WorkloadBinding, secret: SecretShape | undefined): string | undefined {
  return spec.type ?? (secret === undefined || secret.keys.includes('type') ? 'of its Secret' : undefined);
}
