import type { FastifyInstance, FastifyRequest } from 'fastify';
import { edgeProofHeader, edgeProofValidityMs, isEdgeProof } from '#lib/http/edge-proof.ts';
import type { EdgeProofKeyStore } from '#lib/k8s/edge-proof-keys.ts';
import { clientCertHeader } from '#lib/pki/client-cert-header.ts';

export interface Belief {
  keys: EdgeProofKeyStore;
  now(): Date;
}

/**
 * Takes X-Forwarded-Client-Cert away from every request that the edge does not vouch for, as if it were not there. Anybody
 * who reaches this listener can write that header, and some of them should: who pairs has a token and no certificate yet.
 */
export function believeEdgeOnly(app: FastifyInstance, belief: Belief): void {
  app.addHook('preHandler', async (request) => {
    const clientCert = request.headers[clientCertHeader];
    if (clientCert !== undefined && !(await isVouchedFor(request, String(clientCert), belief))) {
      delete request.headers[clientCertHeader];
    }
  });
}

async function isVouchedFor(request: FastifyRequest, clientCert: string, belief: Belief): Promise<boolean> {
  const proof = request.headers[edgeProofHeader];
  if (typeof proof !== 'string') {
    return false;
  }
  const { method, url, body } = request;
  const vouched = { method, url, clientCert, body: body instanceof Uint8Array ? body : undefined };
  // the edge may know a new key first: then the Secret is read once more
  for (const maxAgeMs of [undefined, 0]) {
    const { current, former } = await belief.keys.read(maxAgeMs);
    const keys = former === undefined ? [current] : [current, former];
    if (isEdgeProof(proof, vouched, { keys, now: belief.now() })) {
      return true;
    }
  }
  request.log.warn(
    { remoteAddress: request.socket.remoteAddress, validityMs: edgeProofValidityMs },
    "a proof of the edge does not hold: it is forged, made by another key, or the edge's clock is off",
  );
  return false;
}
