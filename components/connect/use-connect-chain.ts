'use client';

import { useEffect, useEffectEvent } from 'react';
import { useView } from '#lib/client/use-view.ts';
import type { ConnectChain } from '#lib/domain/view/connect-chain-view.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { type ConnectPlace, connectChainQuery } from './connect-place.ts';

export type ConnectFacts = ViewAnswer<'connect-chain'>;

/**
 * One connection as far as the cluster has it, live.
 * @param usage name of the usage that was made last in this window.
 * @param isCreatedHere the Application was made a moment ago: the console answers faster than it hears of it.
 * @param onHeard called once it has heard of the Application: from then on one that is gone was deleted.
 */
export function useConnectChain(
  place: ConnectPlace,
  usage: string | undefined,
  isCreatedHere: boolean,
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
    isThere || !isCreatedHere
      ? answer
      : { allowances: [], namespaceNames: answer?.namespaceNames ?? [], chain: newChain(place) };
  return { facts, isPrevious, error, retry };
}

/** What there is of an Application that was made a moment ago. */
function newChain({ application = '', namespace }: ConnectPlace): ConnectChain {
  return {
    application: { name: application, setUp: 'busy', services: [] },
    namespace,
    allowed: false,
    inCatalog: false,
  };
}
