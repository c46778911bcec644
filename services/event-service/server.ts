import type { FastifyInstance } from 'fastify';
import type { MooringError } from '#lib/errors.ts';
import { createServer } from '#lib/http/create-server.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { Logger } from '#lib/log.ts';
import type { EventIntake } from './event-intake.ts';
import { listSubscribed } from './routes/list-subscribed.ts';
import { publishCloudEvents } from './routes/publish-cloud-events.ts';
import { publishLegacyEvent } from './routes/publish-legacy-event.ts';

export interface EventServerOptions {
  log: Logger;
  intake: EventIntake;
  guard: RequestGuard | undefined;
}

/** The service's HTTP side. It does not listen. */
export function createEventServer({ log, intake, guard }: EventServerOptions): FastifyInstance {
  const app = createServer({ log, bodyLimitBytes: intake.bodyLimitBytes, errorBody, guard });
  app.get('/v1/health', (_request, reply) => reply.send());
  publishLegacyEvent(app, intake);
  publishCloudEvents(app, intake);
  listSubscribed(app, intake);
  return app;
}

/** As clients of the legacy path know it (binding contract 6.3, 6.5). */
function errorBody(error: MooringError): unknown {
  switch (error.code) {
    case 'TOO_LARGE':
      return {
        status: 413,
        type: 'request_body_too_large',
        message: 'Request body too large',
        moreInfo: 'http: request body too large',
      };
    case 'UNAVAILABLE':
      return { status: error.http, message: error.message };
    default:
      return { code: error.http, error: error.message };
  }
}
