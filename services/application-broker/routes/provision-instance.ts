import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { catalogObjectName } from '#lib/domain/catalog/catalog-names.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { MooringError } from '#lib/errors.ts';
import { type BrokerContext, requireOffer } from '../broker-context.ts';
import type { Operation, OperationSubject } from '../instance-operations.ts';
import { provisionJob } from '../provision-job.ts';
import { currentOperation, findStoredInstance } from '../stored-instance.ts';
import {
  type InstanceParams,
  isAsyncAccepted,
  sendAsyncRequired,
  sendConcurrencyError,
  sendOperation,
} from './instance-request.ts';
import { readBody } from './read-body.ts';
import { sendJson } from './send-json.ts';

const bodySchema = z.object({
  service_id: z.string().default(''),
  plan_id: z.string().default(''),
  organization_guid: z.string().default(''),
  space_guid: z.string().default(''),
  parameters: z.record(z.string(), z.unknown()).nullish(),
});

type Body = z.infer<typeof bodySchema>;

/** `PUT` of an instance (binding contract 1.8). */
export function provisionInstance(app: FastifyInstance, context: BrokerContext): void {
  app.put<{ Params: InstanceParams }>(
    '/:namespace/v2/service_instances/:instanceId',
    async (request, reply) => {
      const body = readBody(bodySchema, request.body, 'The request body is no JSON object.');
      checkBody(context, body);
      if (!isAsyncAccepted(request as FastifyRequest)) {
        return sendAsyncRequired(reply);
      }
      const { namespace, instanceId } = request.params;
      const subject = { namespace, instanceId, serviceId: body.service_id, planId: body.plan_id };
      const stored = await findStoredInstance(context, namespace, instanceId);
      const known = currentOperation(context, subject, stored);
      if (known?.kind === 'deprovision' && known.state === 'in progress') {
        return sendConcurrencyError(reply, known);
      }
      if (isDifferent(subject, known, stored)) {
        return sendJson(reply, 409, {});
      }
      if (known?.kind === 'provision' && known.state === 'in progress') {
        return sendOperation(reply, known);
      }
      if (isProvisioned(known, stored)) {
        return sendJson(reply, 200, {});
      }
      checkOffer(context, subject);
      const job = () => provisionJob(context, subject);
      return sendOperation(reply, context.operations.run('provision', subject, job));
    },
  );
}

function checkBody({ config }: BrokerContext, body: Body): void {
  if (body.organization_guid === '') {
    throw new MooringError('INVALID', 'OrganizationGUID must be non-empty string');
  }
  if (body.space_guid === '') {
    throw new MooringError('INVALID', 'SpaceGUID must be non-empty string');
  }
  if (!config.apiPackages && Object.keys(body.parameters ?? {}).length > 0) {
    throw new MooringError(
      'INVALID',
      'application-broker does not support configuration options for provisioning',
    );
  }
}

/** Provisioning what was never in a catalog is refused; what was bound already may go on. */
function checkOffer(context: BrokerContext, subject: OperationSubject): void {
  const { application } = requireOffer(context, subject);
  const problems = context.offering.problems(application);
  if (problems.length > 0) {
    throw new MooringError(
      'INVALID',
      `application [name: ${application.metadata.name}] is not offered: ${problems.join(', ')}`,
    );
  }
}

function isDifferent(
  { serviceId, planId }: OperationSubject,
  known: Operation | undefined,
  stored: ServiceInstance | undefined,
): boolean {
  if (known !== undefined) {
    return (
      known.kind === 'provision' &&
      known.state !== 'failed' &&
      (known.serviceId !== serviceId || known.planId !== planId)
    );
  }
  const { serviceClassRef, servicePlanRef } = stored?.spec ?? {};
  return (
    (serviceClassRef?.name ?? catalogObjectName(serviceId)) !== catalogObjectName(serviceId) ||
    (servicePlanRef?.name ?? catalogObjectName(planId)) !== catalogObjectName(planId)
  );
}

function isProvisioned(known: Operation | undefined, stored: ServiceInstance | undefined): boolean {
  if (known !== undefined) {
    return known.kind === 'provision' && known.state === 'succeeded';
  }
  return stored?.status?.provisionStatus === 'Provisioned';
}
