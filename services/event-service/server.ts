import type { FastifyInstance } from 'fastify';
import type { MooringError } from '#lib/errors.ts';
import { createServer } from '#lib/http/create-server.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { Logger } from '#lib/log.ts';
import { listSubscribed } from './routes/list-subscribed.ts';
import { publishEvent } from './routes/publish-event.ts';

/** Largest event in bytes (binding contract 6.3). */
const bodyLimitBytes = 65_536;

/** The service's HTTP side. It does not listen. */
export function createEventServer(log: Logger, newId: () => string, guard?: RequestGuard): FastifyInstance {
  const app = createServer({ log, bodyLimitBytes, errorBody, guard });
  app.get('/v1/health', (_request, reply) => reply.send());
  publishEvent(app, newId);
  listSubscribed(app);
  return app;
}

function errorBody(error: MooringError): unknown {
  return error.code === 'TOO_LARGE'
    ? {
        status: 413,
        type: 'request_body_too_large',
        message: 'Request body too large',
        moreInfo: 'http: request body too large',
      }
    : { code: error.http, error: error.message };
}
