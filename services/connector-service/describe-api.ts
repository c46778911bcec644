import { type ApiDescription, type ApiOperation, contractError } from '#lib/http/openapi-document.ts';
import { type ClientKind, pathFor } from './client-identity.ts';
import { issuedCertificates, managementInfo, signingInfo, signingRequest } from './schemas.ts';

const token = { name: 'token', in: 'query', description: 'One-time token, as the URL carries it.' } as const;

function refused(description: string) {
  return { description, schema: contractError };
}

const noToken = refused('The token is missing, unknown, expired or used.');
const noSecret = refused('The Secret of the CA is missing.');
const noCertificate = refused('No certificate of this connector was presented.');

/** The external listener in OpenAPI terms, by the schemas that it works with. */
export function describeApi(central: boolean): ApiDescription {
  return {
    title: 'Connector',
    version: 'v1',
    description:
      'Pairs clients outside the cluster: a one-time token leads to a client certificate, the certificate to everything else.',
    schemas: {
      SigningInfo: signingInfo,
      SigningRequest: signingRequest,
      Certificates: issuedCertificates,
      ManagementInfo: managementInfo,
      Error: contractError,
    },
    operations: [
      ...operationsFor('application'),
      ...(central ? operationsFor('runtime') : []),
      {
        method: 'get',
        path: '/v1/api.yaml',
        summary: 'This description.',
        answers: { 200: { description: 'OpenAPI in YAML' } },
      },
    ],
  };
}

function operationsFor(kind: ClientKind): ApiOperation[] {
  return [
    {
      method: 'get',
      path: pathFor(kind, 'signingRequests/info'),
      summary: 'What the signing request must contain and where to send it. Works once per token.',
      parameters: [token],
      answers: {
        200: { description: 'Addresses, the subject, and the next token', schema: signingInfo },
        403: noToken,
      },
    },
    {
      method: 'post',
      path: pathFor(kind, 'certificates'),
      summary: 'Signs a certificate signing request. The token is used up by success only.',
      parameters: [token],
      body: signingRequest,
      answers: {
        201: { description: 'The certificate and its CA', schema: issuedCertificates },
        400: refused('The request cannot be signed; the text says why.'),
        403: noToken,
        404: noSecret,
      },
    },
    {
      method: 'get',
      path: pathFor(kind, 'management/info'),
      summary: "The client's own addresses. Needs the client certificate.",
      answers: {
        200: { description: 'Identity, addresses, and the subject for renewals', schema: managementInfo },
        400: noCertificate,
      },
    },
    {
      method: 'post',
      path: pathFor(kind, 'certificates/renewals'),
      summary: 'Signs a new certificate for the owner of a valid one. Needs the client certificate.',
      body: signingRequest,
      answers: {
        201: { description: 'The certificate and its CA', schema: issuedCertificates },
        400: refused('The request cannot be signed, or no certificate of this connector was presented.'),
        403: refused('The presented certificate has been revoked.'),
        404: noSecret,
      },
    },
    {
      method: 'post',
      path: pathFor(kind, 'certificates/revocations'),
      summary: 'Revokes the client certificate of this call; it can no longer be renewed.',
      answers: { 201: { description: 'Revoked' }, 400: noCertificate },
    },
  ];
}
