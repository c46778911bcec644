'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { prove } from '#lib/client/bindings.ts';
import { specificationQuery } from '#lib/client/services.ts';
import { useDraft } from '#lib/client/use-draft.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { Proof } from '#lib/domain/application/proof.ts';
import type { ConnectChain } from '#lib/domain/view/connect-chain-view.ts';
import type { ProofCall } from '#lib/domain/view/connect-flow-state.ts';
import type { SpecificationModel } from '#lib/specifications/model/specification-model.ts';

/** Suggestions; more of them nobody reads. */
const mostPaths = 200;

const pathDraft = {
  isDraft: (value: unknown) => typeof value === 'string',
  // a query may hold a key
  mayStore: (path: string) => !path.includes('?'),
};

export type ProofWork = ReturnType<typeof useProof>;

/** The call that proves the connection, and the paths that the service's specification suggests for it. */
export function useProof(chain: ConnectChain) {
  const { application, service, namespace, binding } = chain;
  const details = useQuery({
    ...specificationQuery({
      application: application?.name ?? '',
      serviceId: service?.id ?? '',
      part: 'api',
    }),
    enabled: service?.parts.includes('API') === true,
  });
  const paths = pathsOf(details.data?.model);
  // a call is about the binding it was made with
  const bindingKey = `${namespace}/${binding}`;
  const [typed, setTyped] = useDraft(`proof-path/${bindingKey}`, pathDraft);
  const path = typed ?? paths[0] ?? '/';
  const call = useGuardedMutation({ mutationFn: prove });
  const [calledFor, setCalledFor] = useState<string>();
  return {
    path,
    setPath: setTyped,
    paths,
    /** The suggested path is still to come. */
    isPreparing: details.isLoading && typed === undefined,
    call: calledFor === bindingKey ? proofCallOf(call) : undefined,
    make() {
      setCalledFor(bindingKey);
      call.mutate({ namespace: namespace ?? '', binding: binding ?? '', path });
    },
  };
}

function proofCallOf({
  isPending,
  error,
  data,
}: {
  isPending: boolean;
  error: Error | null;
  data: Proof | undefined;
}): ProofCall | undefined {
  if (isPending) {
    return { is: 'calling' };
  }
  if (error !== null) {
    return { is: 'refused', error };
  }
  return data === undefined ? undefined : { is: 'answered', proof: data };
}

/** Paths that a GET can call as they are. */
function pathsOf(model: SpecificationModel | undefined): string[] {
  const operations = model?.kind === 'openapi' ? model.operations : [];
  return operations
    .filter(({ method, path, isWebhook }) => method === 'GET' && isWebhook !== true && !path.includes('{'))
    .slice(0, mostPaths)
    .map(({ path }) => path);
}
