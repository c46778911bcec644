import type { FastifyReply } from 'fastify';
import { stringifyExact } from 'kube-text/exact-json';

/** Answers JSON as an Open Service Broker does. */
export function sendJson(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply.code(status).header('content-type', 'application/json').send(stringifyExact(body));
}
