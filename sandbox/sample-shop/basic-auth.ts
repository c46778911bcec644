import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { basicAuthorization } from '#lib/http/basic-authorization.ts';
import { sendJson } from '#lib/http/create-server.ts';
import { sampleCredentials } from './config.ts';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const expected = digest(basicAuthorization(sampleCredentials.username, sampleCredentials.password));

/** A fastify hook that lets only calls with the shop's Basic credentials pass. */
export async function requireBasicAuth(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const given = request.headers.authorization ?? '';
  if (!timingSafeEqual(digest(given), expected)) {
    reply.header('www-authenticate', 'Basic realm="sample shop"');
    const error = given === '' ? 'Credentials are missing.' : 'The credentials are wrong.';
    await sendJson(reply, 401, { code: 401, error });
  }
}
