import type { z } from 'zod';
import type { Application } from '#lib/domain/application/application.ts';
import type { createApplicationRequest } from '#lib/domain/application/create-application-request.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { OperationContext } from '../context.ts';
import { requireUsableName } from './require-usable-name.ts';

/**
 * Creates an Application without services; the operator does the rest.
 * @throws MooringError INVALID for a name that cannot be used, EXISTS for one that is taken.
 */
export async function createApplication(
  { kube }: OperationContext,
  input: z.output<typeof createApplicationRequest>,
): Promise<Application> {
  const { name, description, labels } = input;
  requireUsableName(name);
  try {
    return await kube.create<Application>(kinds.applications, {
      apiVersion: apiVersionOf(kinds.applications),
      kind: kinds.applications.kind,
      metadata: { name },
      // the reference writes an empty list, and null is refused by the schema
      spec: { description, labels, services: [] },
    });
  } catch (error) {
    if (isMooringError(error, 'EXISTS')) {
      throw new MooringError('EXISTS', message('errors.applicationExists', { name }), {
        cause: error,
        hint: message('errors.applicationExistsHint'),
      });
    }
    throw error;
  }
}
