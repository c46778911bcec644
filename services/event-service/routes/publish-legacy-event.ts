import type { FastifyInstance } from 'fastify';
import { sendJson } from '#lib/http/create-server.ts';
import type { EventIntake } from '../event-intake.ts';
import { legacyToCloudEvent } from '../events/legacy-to-cloud-event.ts';
import { readLegacyEvent } from '../events/read-legacy-event.ts';
import { traceContext } from '../events/trace-context.ts';

/** `POST /{application}/v1/events`: checks an event, keeps it, and answers 200 once it is kept (binding contract 6.3). */
export function publishLegacyEvent(app: FastifyInstance, intake: EventIntake): void {
  app.post<{ Params: { application: string } }>('/:application/v1/events', async (request, reply) => {
    const { application } = request.params;
    intake.checkApplication(application);
    const { event, problem } = readLegacyEvent(request.body as Buffer | undefined);
    if (problem !== undefined) {
      return sendJson(reply, problem.status, problem);
    }
    const id = event.id ?? intake.newId();
    const trace = traceContext(request.headers);
    await intake.log.append(application, [legacyToCloudEvent(event, { application, id, trace })]);
    return sendJson(reply, 200, { 'event-id': id, status: '', reason: '' });
  });
}
