import type { FastifyInstance } from 'fastify';
import { MooringError } from '#lib/errors.ts';

/** `PATCH` of an instance: no plan can be changed, and a platform that tries should not try again (binding contract 9.3). */
export function updateInstance(app: FastifyInstance): void {
  app.patch('/:namespace/v2/service_instances/:instanceId', () => {
    throw new MooringError('INVALID', 'application-broker does not support updating of instances');
  });
}
