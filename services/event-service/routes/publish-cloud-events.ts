import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorTable, errorText, MooringError, retryAfter, toMooringError } from '#lib/errors.ts';
import { discardRest } from '#lib/http/discard-rest.ts';
import type { EventIntake } from '../event-intake.ts';
import { readCloudEvents } from '../events/read-cloud-events.ts';

/** Where CloudEvents are sent to, and the status of those that are kept: each that of the version it comes from. */
const paths = { '/:application/events': 200, '/:application/v2/events': 204 };

/**
 * `POST /{application}/events` and `/{application}/v2/events`: checks CloudEvents, keeps them, and answers once they are kept (binding
 * contract 6.4, 6.5). A batch is taken as a whole or refused as a whole.
 */
export function publishCloudEvents(app: FastifyInstance, intake: EventIntake): void {
  const { log, bodyLimitBytes: limitBytes } = intake;
  for (const [path, status] of Object.entries(paths)) {
    app.post<{ Params: { application: string } }>(
      path,
      { errorHandler: answerInWords },
      async (request, reply) => {
        const { application } = request.params;
        intake.checkApplication(application);
        const { headers } = request;
        const body = request.body as Buffer | undefined;
        await log.append(application, readCloudEvents({ headers, body, application, limitBytes }));
        return reply.code(status).send();
      },
    );
  }
}

/** Clients of these paths are told the reason as plain text; a body that is too large is a wrong one here. */
function answerInWords(
  thrown: FastifyError | MooringError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const error = errorOf(thrown, reply, request);
  const cause = error.cause === undefined ? undefined : errorText(error.cause);
  request.log[errorTable[error.code].log](
    { code: error.code, error: error.message, cause },
    'event not kept',
  );
  return reply
    .code(error.http)
    .headers({ ...retryAfter(error.code), 'content-type': 'text/plain;charset=UTF-8' })
    .send(`${error.message}\n`);
}

function errorOf(
  thrown: FastifyError | MooringError,
  reply: FastifyReply,
  request: FastifyRequest,
): MooringError {
  if (thrown instanceof MooringError) {
    return thrown;
  }
  if (thrown.statusCode === 413) {
    // a connection that closes while somebody sends takes the answer with it
    reply.removeHeader('connection');
    discardRest(request.raw);
    return new MooringError('INVALID', 'the body is too large');
  }
  const isOfCaller = thrown.statusCode !== undefined && thrown.statusCode < 500;
  return isOfCaller ? new MooringError('INVALID', thrown.message) : toMooringError(thrown);
}
