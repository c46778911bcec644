import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import { sendJson } from '#lib/http/create-server.ts';
import { type ClientIdentity, type ClientKind, pathFor } from '../client-identity.ts';
import { tokenUrl } from '../client-urls.ts';
import type { Connector } from '../connector.ts';
import type { issuedTokenAnswer } from '../schemas.ts';

/** POST /v1/applications/tokens and /v1/runtimes/tokens, internal (connectivity contract 2.4). */
export function createToken(app: FastifyInstance, connector: Connector, kind: ClientKind): void {
  app.post(pathFor(kind, 'tokens'), async (request, reply) => {
    const identity = readIdentity(request, kind, connector.config.central);
    const token = await connector.tokens.issue(identity);
    connector.log.info({ ...identity }, 'token issued');
    // not percent-encoded although it ends in `==`
    const url = tokenUrl(connector, identity, 'signingRequests/info', token);
    return sendJson(reply, 201, { url, token } satisfies z.input<typeof issuedTokenAnswer>);
  });
}

function readIdentity(request: FastifyRequest, kind: ClientKind, central: boolean): ClientIdentity {
  const application = kind === 'application' ? requiredHeader(request, 'Application') : undefined;
  if (application !== undefined && !/^[A-Za-z0-9._-]{1,253}$/.test(application)) {
    throw new MooringError(
      'INVALID',
      'The header Application may contain only letters, digits, dots, dashes and underscores.',
    );
  }
  return {
    kind,
    application,
    tenant: central ? subjectHeader(request, 'Tenant') : undefined,
    group: central ? subjectHeader(request, 'Group') : undefined,
  };
}

function requiredHeader(request: FastifyRequest, name: string): string {
  const value = request.headers[name.toLowerCase()];
  if (typeof value !== 'string' || value === '') {
    throw new MooringError('INVALID', `Required header ${name} not specified.`);
  }
  return value;
}

/** Becomes an attribute of a subject, which clients split at `,` and `=`; X.509 allows 64 characters. */
function subjectHeader(request: FastifyRequest, name: string): string {
  const value = requiredHeader(request, name);
  if (!/^[\x20-\x7e]{1,64}$/.test(value) || /[,="\\+;<>#]/.test(value)) {
    throw new MooringError(
      'INVALID',
      `The header ${name} may contain at most 64 characters of ASCII, and none of , = " \\ + ; < > #`,
    );
  }
  return value;
}
