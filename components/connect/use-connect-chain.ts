'use client';

import { useEffect, useState } from 'react';
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
 */
export function useConnectChain(
  place: ConnectPlace,
  usage: string | undefined,
  created: Application | undefined,
) {
  const { answer, isPrevious, error, retry } = useView('connect-chain', connectChainQuery(place, usage));
  const [isHeardOf, setIsHeardOf] = useState(false);
  const isThere = answer?.chain.application !== undefined;
  useEffect(() => {
    // from then on one that is gone was deleted
    setIsHeardOf((before) => before || isThere);
  }, [isThere]);
  const bridged = isThere || isHeardOf ? undefined : created;
  const facts: ConnectFacts | undefined =
    bridged === undefined
      ? answer
      : {
          allowances: [],
          namespaceNames: answer?.namespaceNames ?? [],
          chain: connectChain({ ...nothing, application: bridged }, place),
        };
  return { facts, isPrevious, error, retry };
}
