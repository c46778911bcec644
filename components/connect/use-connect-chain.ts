'use client';

import { useEffect, useEffectEvent } from 'react';
import { useView } from '#lib/client/use-view.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { connectChain } from '#lib/domain/view/connect-chain.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { type ConnectPlace, connectChainQuery } from './connect-place.ts';

export type ConnectFacts = ViewAnswer<'connect-chain'>;

const nothing = { mappings: [], classes: [], instances: [], bindings: [], usages: [] };

/**
 * One connection as far as the cluster has it, live.
 * @param usage name of the usage that was made last in this window.
 * @param created the Application, where it was made a moment ago: the console answers faster than it hears of it.
 * @param onHeard called once it has heard of the Application: from then on one that is gone was deleted.
 */
export function useConnectChain(
  place: ConnectPlace,
  usage: string | undefined,
  created: Application | undefined,
  onHeard: () => void,
) {
  const { answer, isPrevious, error, retry } = useView('connect-chain', connectChainQuery(place, usage));
  const isThere = answer?.chain.application !== undefined;
  const heard = useEffectEvent(onHeard);
  useEffect(() => {
    if (isThere) {
      heard();
    }
  }, [isThere]);
  const facts: ConnectFacts | undefined =
    isThere || created === undefined
      ? answer
      : {
          allowances: [],
          namespaceNames: answer?.namespaceNames ?? [],
          chain: connectChain({ ...nothing, application: created }, place),
        };
  return { facts, isPrevious, error, retry };
}
