import { KubeConfig } from '@kubernetes/client-node';
import { errorText, MooringError } from '../errors.ts';

export interface KubeConfigSource {
  /** Path of a kubeconfig file; without it: $KUBECONFIG or ~/.kube/config, or the pod's service account. */
  path?: string | undefined;
  /** Context name; without it the file's current context. */
  context?: string | undefined;
}

/**
 * Reads the connection to a cluster. The only place that knows where it comes from: sandbox, laptop or cluster.
 * @throws MooringError INVALID when the file cannot be read or lacks the context.
 */
export function loadKubeConfig(source: KubeConfigSource): KubeConfig {
  const config = new KubeConfig();
  try {
    if (source.path === undefined) {
      config.loadFromDefault();
    } else {
      config.loadFromFile(source.path);
    }
  } catch (error) {
    throw new MooringError(
      'INVALID',
      `The kubeconfig ${source.path ?? ''} cannot be read: ${errorText(error)}.`,
      {
        cause: error,
        hint: 'Check the path given with --kubeconfig.',
      },
    );
  }
  if (source.context !== undefined) {
    if (config.getContextObject(source.context) === null) {
      const known = config.getContexts().map((context) => context.name);
      throw new MooringError('INVALID', `The kubeconfig has no context "${source.context}".`, {
        hint: `It has: ${known.join(', ')}.`,
      });
    }
    config.setCurrentContext(source.context);
  }
  if (config.getCurrentCluster() === null) {
    throw new MooringError('INVALID', 'The kubeconfig names no current cluster.', {
      hint: 'Choose a context with --context.',
    });
  }
  return config;
}
