'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { prove } from '#lib/client/bindings.ts';
import { useRefreshSeenCalls } from '#lib/client/seen-calls.ts';
import { specificationQuery } from '#lib/client/services.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { entryOf } from '#lib/domain/application.ts';
import type { ConnectChain, StepProgress } from '#lib/domain/connect-progress.ts';
import type { Proof } from '#lib/domain/proof.ts';
import type { SpecModel } from '#lib/specs/model/spec-model.ts';

/** Suggestions; more of them nobody reads. */
const mostPaths = 200;

export type ProofState = ReturnType<typeof useProof>;

/** The call that proves the connection, and the paths that the service's specification suggests for it. */
export function useProof(chain: ConnectChain) {
  const { application, service, namespace, binding } = chain;
  const details = useQuery({
    ...specificationQuery({
      application: application?.metadata.name ?? '',
      serviceId: service?.id ?? '',
      part: 'api',
    }),
    enabled: service !== undefined && entryOf(service, 'API') !== undefined,
  });
  const paths = pathsOf(details.data?.model);
  const [typed, setTyped] = useState<string>();
  const path = typed ?? paths[0] ?? '/';
  const refreshSeenCalls = useRefreshSeenCalls();
  const call = useGuardedMutation({
    mutationFn: prove,
    onSettled: refreshSeenCalls,
  });
  // a proof is about the binding it was made with
  const bindingKey = `${namespace}/${binding?.metadata.name}`;
  const [provenFor, setProvenFor] = useState<string>();
  const proof = provenFor === bindingKey ? call.data : undefined;
  return {
    path,
    setPath: setTyped,
    paths,
    /** The suggested path is still to come. */
    isPreparing: details.isLoading && typed === undefined,
    isPending: call.isPending,
    error: call.error,
    proof,
    make: () =>
      call.mutate(
        { namespace: namespace ?? '', binding: binding?.metadata.name ?? '', path },
        { onSuccess: () => setProvenFor(bindingKey) },
      ),
    progress: proof === undefined ? undefined : progressOf(proof),
  };
}

function progressOf({ response, latencyMs }: Proof): StepProgress {
  if (response === undefined) {
    return { health: 'bad', state: 'no answer', ready: true };
  }
  const isGood = response.status < 400;
  return {
    health: isGood ? 'ok' : 'warn',
    state: `${response.status} in ${Math.round(latencyMs)} ms`,
    ready: true,
  };
}

/** Paths that a GET can call as they are. */
function pathsOf(model: SpecModel | undefined): string[] {
  const operations = model?.kind === 'openapi' ? model.operations : [];
  return operations
    .filter(({ method, path, isWebhook }) => method === 'GET' && isWebhook !== true && !path.includes('{'))
    .slice(0, mostPaths)
    .map(({ path }) => path);
}
