'use client';

import { useQuery } from '@tanstack/react-query';
import { Store } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { shopStateQuery } from '#lib/client/pairing.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { Registration } from './use-registration.ts';

export interface SampleOfferProps {
  registration: Registration;
  onRegistered(serviceId: string): void;
  /** Told of what fills the form in: true once it is complete, false where it stays as it was. */
  onFilling(coming: Promise<boolean>): void;
}

/** The sample shop's API as values for the form, or registered by the shop itself once it is paired. */
export function SampleOffer({ registration, onRegistered, onFilling }: SampleOfferProps) {
  const t = useTexts('connect');
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
          {t('useSample')}
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
            {t('letShopRegister')}
          </Button>
        ) : null}
      </div>
      <p className="text-sm text-muted">{isPaired ? t('samplePairedHint') : t('sampleHint')}</p>
      {prefill.error ? <ErrorNotice error={prefill.error} title={t('sampleFailed')} /> : null}
      {byShop.error ? <ErrorNotice error={byShop.error} title={t('shopNotRegistered')} /> : null}
    </div>
  );
}
