import type { FastifyInstance } from 'fastify';
import { errorTable } from '#lib/errors.ts';
import { createServer } from '#lib/http/create-server.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { BrokerContext } from './broker-context.ts';
import { bindService } from './routes/bind-service.ts';
import { checkHeaders } from './routes/check-headers.ts';
import { deprovisionInstance } from './routes/deprovision-instance.ts';
import { getCatalog } from './routes/get-catalog.ts';
import { getLastOperation } from './routes/get-last-operation.ts';
import { provisionInstance } from './routes/provision-instance.ts';
import { unbindService } from './routes/unbind-service.ts';
import { updateInstance } from './routes/update-instance.ts';

/** The broker's HTTP side. It does not listen. */
export function createBrokerServer(context: BrokerContext, guard?: RequestGuard): FastifyInstance {
  const app = createServer({
    log: context.log,
    guard,
    errorBody: (error) => ({ error: errorTable[error.code].osb, description: error.message }),
  });
  app.get('/statusz', (_request, reply) => reply.send('OK'));
  app.get('/healthz', (_request, reply) => reply.send('OK'));
  app.register(async (osb) => {
    osb.addHook('onRequest', checkHeaders);
    getCatalog(osb, context);
    provisionInstance(osb, context);
    updateInstance(osb);
    deprovisionInstance(osb, context);
    getLastOperation(osb, context);
    bindService(osb, context);
    unbindService(osb, context);
  });
  return app;
}
