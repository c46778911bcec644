import type { FastifyInstance } from 'fastify';
import { sendJson } from '#lib/http/create-server.ts';
import type { CallStatistics, Failure } from './call-statistics.ts';

/** What `GET /v1/calls` says of one service. */
interface SeenCalls {
  application: string;
  serviceId: string;
  /** External name of the service class. */
  service: string;
  calls: number;
  /** ISO time; null where none was seen. */
  lastCallAt: string | null;
  /** Given to the caller; null while the first call runs. */
  lastStatus: number | null;
  /** Why the last call got no answer of the target; null where it did. */
  lastFailure: Failure | null;
}

/**
 * Answers `GET /v1/calls[?application=NAME]`: when each service was last called through this gateway, since its start.
 * @param all the statistics of every service.
 */
export function serveCalls(app: FastifyInstance, all: () => Iterable<CallStatistics>, since: Date): void {
  app.get<{ Querystring: { application?: string } }>('/v1/calls', async (request, reply) => {
    const { application } = request.query;
    const services: SeenCalls[] = [];
    for (const { name, calls, lastCallAtMs, lastStatus, lastFailure } of all()) {
      if (application === undefined || name.application === application) {
        services.push({
          ...name,
          calls,
          lastCallAt: lastCallAtMs === undefined ? null : new Date(lastCallAtMs).toISOString(),
          lastStatus: lastStatus ?? null,
          lastFailure: lastFailure ?? null,
        });
      }
    }
    return sendJson(reply, 200, { since: since.toISOString(), services });
  });
}
