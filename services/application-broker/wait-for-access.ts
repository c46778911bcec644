import { isServiceAllowed } from '#lib/domain/application/application-mapping.ts';
import type { BrokerContext } from './broker-context.ts';

/** Resolves true as soon as the namespace allows the service, false when it still does not after the waiting time. */
export function waitForAccess(
  context: BrokerContext,
  namespace: string,
  applicationName: string,
  serviceId: string,
): Promise<boolean> {
  const { mappings } = context.sources;
  const key = `${namespace}/${applicationName}`;
  if (isServiceAllowed(mappings.get(key), serviceId)) {
    return Promise.resolve(true);
  }
  return new Promise((resolve) => {
    function end(allowed: boolean): void {
      clearTimeout(timer);
      unsubscribe();
      context.signal.removeEventListener('abort', deny);
      resolve(allowed);
    }
    function deny(): void {
      end(false);
    }
    const timer = setTimeout(deny, context.config.accessWaitMs);
    context.signal.addEventListener('abort', deny, { once: true });
    const unsubscribe = mappings.subscribe(() => {
      // `subscribe` also reports what is there already, before it has returned the way out
      queueMicrotask(() => {
        if (isServiceAllowed(mappings.get(key), serviceId)) {
          end(true);
        }
      });
    });
  });
}
