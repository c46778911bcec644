import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import { sendJson } from '#lib/http/create-server.ts';
import { requireBasicAuth } from '../basic-auth.ts';
import { parseBody } from '../parse-body.ts';
import type { ShopData } from '../shop-data.ts';

const newOrder = z.object({ sku: z.string().max(64), quantity: z.number().int().min(1).max(10_000) });

/** Products for everybody, orders for those with credentials. */
export function serveShop(app: FastifyInstance, data: ShopData): void {
  app.get('/health', (_request, reply) => sendJson(reply, 200, { status: 'ok' }));

  app.get('/products', (_request, reply) => sendJson(reply, 200, data.products()));

  app.get<{ Params: { sku: string } }>('/products/:sku', (request, reply) =>
    sendJson(reply, 200, data.product(request.params.sku)),
  );

  app.get<{ Querystring: { status?: string } }>(
    '/orders',
    { preHandler: requireBasicAuth },
    (request, reply) => sendJson(reply, 200, data.orders(request.query.status)),
  );

  app.get<{ Params: { id: string } }>('/orders/:id', { preHandler: requireBasicAuth }, (request, reply) =>
    sendJson(reply, 200, data.order(request.params.id)),
  );

  app.post('/orders', { preHandler: requireBasicAuth }, (request, reply) => {
    const wanted = parseBody(newOrder, request.body);
    if (!data.products().some((product) => product.sku === wanted.sku)) {
      throw new MooringError('INVALID', `There is no product ${wanted.sku}.`);
    }
    return sendJson(reply, 201, data.placeOrder(wanted.sku, wanted.quantity));
  });
}
