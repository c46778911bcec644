import { readConsoleConfig } from '#lib/config/console.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { actingPerson } from './acting-person.ts';
import type { OperationContext } from './context.ts';

// Next may load this module more than once in a process (one copy per bundle, again after an edit)
const shared = globalThis as { mooringContext?: OperationContext };

/**
 * The context of this server process: one Kubernetes client, the configuration read once. For what the console does by itself and
 * for all, such as its watches; never for what one person asks for.
 * @throws MooringError INVALID when the environment or the kubeconfig is not usable; the next call tries again.
 */
export function consoleContext(): OperationContext {
  if (shared.mooringContext === undefined) {
    const config = readConsoleConfig();
    const kubeConfig = loadKubeConfig({ path: config.kubeconfig, context: config.context });
    shared.mooringContext = { config, kube: createKubeClient(kubeConfig).as('mooring-console') };
  }
  return shared.mooringContext;
}

/**
 * The context of the request that is being answered. Where people sign in, its client is the person's.
 * @throws MooringError as `consoleContext` does, UNAUTHENTICATED where people sign in and nobody has.
 */
export function operationContext(): OperationContext {
  const own = consoleContext();
  if (own.config.signIn.mode === 'none') {
    return own;
  }
  const acting = actingPerson();
  if (acting === undefined) {
    throw new MooringError('UNAUTHENTICATED', message('errors.notSignedIn'), {
      hint: message('errors.notSignedInHint'),
    });
  }
  return { config: own.config, kube: acting.kube };
}
