'use client';

import { useEffect, useState } from 'react';
import { useBinding } from '#components/bindings/use-binding.ts';
import { drafts } from '#lib/client/draft-store.ts';
import { useNow } from '#lib/client/use-now.ts';
import { connectFlowState } from '#lib/domain/view/connect-flow-state.ts';
import { type ConnectStep, connectProgress, nextStep } from '#lib/domain/view/connect-progress.ts';
import type { ConnectPlace } from './connect-place.ts';
import { serviceDraftKey } from './service-draft-key.ts';
import type { ConnectFacts } from './use-connect-chain.ts';
import { usePairing } from './use-pairing.ts';
import { useProof } from './use-proof.ts';

/** What can be changed about a place without leaving its Application. */
export type ConnectPlaceChange = Partial<Omit<ConnectPlace, 'application'>>;

export interface ConnectWorkInput {
  place: ConnectPlace;
  facts: ConnectFacts;
  /** The facts are about this place: those of another choice are shown until they are there. */
  isSettled: boolean;
  onChoice(change: ConnectPlaceChange): void;
  /** Told the name of the usage that was made last: among several it is the one that is meant. */
  onUsage(usage: string | undefined): void;
}

export type ConnectWork = ReturnType<typeof useConnectWork>;

/**
 * One connection and the work on it: how far it is by the cluster, what this window has under way, and which step is open.
 */
export function useConnectWork({ place, facts, isSettled, onChoice, onUsage }: ConnectWorkInput) {
  const { chain } = facts;
  const { application, service, namespace } = chain;
  const pairing = usePairing(application?.name ?? '');
  // a step that was opened by hand, or is in the middle of something, stays open
  const [pinned, setPinned] = useState<ConnectStep | undefined>(() =>
    application !== undefined && drafts.read(serviceDraftKey(application.name)) !== undefined
      ? 'register'
      : undefined,
  );
  const advance = () => setPinned(undefined);
  const binding = useBinding(
    service && namespace ? { namespace, serviceId: service.id } : undefined,
    advance,
  );
  const usage = binding.run?.result?.usage;
  useEffect(() => onUsage(usage), [usage, onUsage]);
  const proof = useProof(chain);
  const now = new Date(useNow(5_000));
  const visit = { token: pairing.visitToken, run: binding.run, call: proof.call };
  const state = connectFlowState(chain, visit, now);
  const progress = connectProgress(chain, state);
  const isBinding = state.bind.is === 'applying' || state.bind.is === 'cancelling';
  const open: ConnectStep = isBinding ? 'bind' : (pinned ?? nextStep(progress));
  // what is entered there would be lost with it, secrets and all
  const [keepsRegister, setKeepsRegister] = useState(false);
  if (open === 'register' && !keepsRegister) {
    setKeepsRegister(true);
  }

  return {
    chain,
    state,
    progress,
    pairing,
    binding,
    proof,
    open,
    /** The step that registers a service was open: it stays in the page. */
    keepsRegister,
    /** Holds a step open; undefined leads on to the one that is next. */
    pin: setPinned,
    advance,
    choose: onChoice,
    goOnWith(change: ConnectPlaceChange): void {
      onChoice(change);
      advance();
    },
    /** The service of the place is not registered any more. */
    isServiceGone: isSettled && place.serviceId !== undefined && service?.id !== place.serviceId,
  };
}
