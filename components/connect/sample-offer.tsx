'use client';

import { useQuery } from '@tanstack/react-query';
import { Store } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { shopStateQuery } from '#lib/client/pairing.ts';
import type { Registration } from './use-registration.ts';

export interface SampleOfferProps {
  registration: Registration;
  onRegistered(serviceId: string): void;
  /** Told of what fills the form in: true once it is complete, false where it stays as it was. */
  onFilling(coming: Promise<boolean>): void;
}

/** The sample shop's API as values for the form, or registered by the shop itself once it is paired. */
export function SampleOffer({ registration, onRegistered, onFilling }: SampleOfferProps) {
  const { application, prefill, byShop } = registration;
  const shop = useQuery(shopStateQuery).data;
  if (shop?.available !== true) {
    return null;
  }
  const isPaired = shop.pairings.some((pairing) => pairing.application === application);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          data-first
          pending={prefill.isPending}
          onClick={() =>
            onFilling(
              prefill.mutateAsync().then(
                () => true,
                () => false,
              ),
            )
          }
        >
          <Store aria-hidden />
          Use the sample shop's Orders API
        </Button>
        {isPaired ? (
          <Button
            look="ghost"
            pending={byShop.isPending}
            onClick={() =>
              byShop.mutate(undefined, {
                onSuccess: ({ services: [first] }) => onRegistered(first?.id ?? ''),
              })
            }
          >
            Let the shop register by itself
          </Button>
        ) : null}
      </div>
      <p className="text-sm text-muted">
        Fills in the whole form, its specification too
        {isPaired ? '; or the shop registers its API and its events with its certificate.' : '.'}
      </p>
      {prefill.error ? <ErrorNotice error={prefill.error} title="The sample could not be filled in" /> : null}
      {byShop.error ? <ErrorNotice error={byShop.error} title="The shop did not register" /> : null}
    </div>
  );
}
