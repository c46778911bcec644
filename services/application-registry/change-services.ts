import type { Application, ApplicationService } from '#lib/domain/application.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { Registry } from './registry.ts';

/**
 * Changes the list of services in an Application; everything else in it stays as it is.
 * @throws MooringError NOT_FOUND without the Application.
 */
export async function changeServices(
  registry: Registry,
  name: string,
  change: (services: ApplicationService[]) => ApplicationService[],
): Promise<void> {
  const updated = await registry.inTurn(name, () =>
    updateObject<Application>(registry.kube, kinds.applications, { name }, (current) => ({
      ...current,
      spec: { ...current.spec, services: change(current.spec?.services ?? []) },
    })).catch((error: unknown) => {
      throw isMooringError(error, 'CONFLICT')
        ? new MooringError('INTERNAL', 'Internal error.', { cause: error })
        : error;
    }),
  );
  if (updated === undefined) {
    throw new MooringError('NOT_FOUND', `Application ${name} not found`);
  }
}
