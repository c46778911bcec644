import { makeEdgeProof, type VouchedRequest } from '#lib/http/edge-proof.ts';
import type { EdgeProofKeyStore } from '#lib/k8s/edge-proof-keys.ts';

export interface Prover {
  /** By which the connector knows that a request comes from here. */
  proofKeys: EdgeProofKeyStore;
  now(): Date;
}

/** The proof that goes with a request to the connector. */
export async function proofFor(request: VouchedRequest, { proofKeys, now }: Prover): Promise<string> {
  const { current } = await proofKeys.read();
  return makeEdgeProof(request, current, now());
}
