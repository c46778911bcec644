'use client';

import Link from 'next/link';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { bindHref } from '#lib/client/links.ts';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import { CreatedInstance } from './created-instance.tsx';
import { OrderForm } from './order-form.tsx';
import { type OrderedService, type OrderTerms, useOrder } from './use-order.ts';

export interface CreateInstanceProps {
  service: OrderedService;
  bindable: boolean;
  onClose(): void;
}

/** Orders a service: the form, then what came of it. */
export function CreateInstance(props: CreateInstanceProps) {
  const t = useTexts('catalog');
  const { namespace, className } = props.service;
  const { answer, isPending, error, retry } = useView('instance-order', {
    namespace,
    serviceClass: className,
  });
  return answer === undefined ? (
    <Dialog
      open
      onClose={props.onClose}
      {...wordsOf(t, props.service)}
      footer={<Button onClick={props.onClose}>{t('cancel')}</Button>}
    >
      <LoadState noun={t('plansNoun')} isPending={isPending} error={error} onRetry={retry}>
        {null}
      </LoadState>
    </Dialog>
  ) : (
    <Ordering {...props} terms={answer} />
  );
}

function Ordering({ service, terms, bindable, onClose }: CreateInstanceProps & { terms: OrderTerms }) {
  const t = useTexts('catalog');
  const order = useOrder(service, terms);
  const { namespace, serviceId } = service;
  const { created } = order;
  return (
    <Dialog
      open
      onClose={onClose}
      {...wordsOf(t, service)}
      footer={
        created === undefined ? (
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button look="primary" pending={order.isPending} onClick={() => void order.submit()}>
              {t('create')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('close')}</Button>
            {bindable ? (
              <Link href={bindHref(namespace, serviceId)} prefetch={false} className={buttonClass('primary')}>
                {t('bindIt')}
              </Link>
            ) : null}
          </>
        )
      }
    >
      {created === undefined ? (
        <OrderForm order={order} />
      ) : (
        <CreatedInstance namespace={namespace} name={created} />
      )}
    </Dialog>
  );
}

function wordsOf(
  t: Texts<'catalog'>,
  { displayName, namespace }: OrderedService,
): { title: string; description: string } {
  return {
    title: t('createTitle', { service: displayName }),
    description: t('createDescription', { namespace }),
  };
}
