'use client';

import Link from 'next/link';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { bindHref } from '#lib/client/links.ts';
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
  const { namespace, className } = props.service;
  const { answer, isPending, error, retry } = useView('instance-order', {
    namespace,
    serviceClass: className,
  });
  return answer === undefined ? (
    <Dialog
      open
      onClose={props.onClose}
      {...wordsOf(props.service)}
      footer={<Button onClick={props.onClose}>Cancel</Button>}
    >
      <LoadState noun="plans" isPending={isPending} error={error} onRetry={retry}>
        {null}
      </LoadState>
    </Dialog>
  ) : (
    <Ordering {...props} terms={answer} />
  );
}

function Ordering({ service, terms, bindable, onClose }: CreateInstanceProps & { terms: OrderTerms }) {
  const order = useOrder(service, terms);
  const { namespace, serviceId } = service;
  const { created } = order;
  return (
    <Dialog
      open
      onClose={onClose}
      {...wordsOf(service)}
      footer={
        created === undefined ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" pending={order.isPending} onClick={() => void order.submit()}>
              Create
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Close</Button>
            {bindable ? (
              <Link href={bindHref(namespace, serviceId)} prefetch={false} className={buttonClass('primary')}>
                Bind it
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

function wordsOf({ displayName, namespace }: OrderedService): { title: string; description: string } {
  return {
    title: `Create an instance of ${displayName}`,
    description: `In ${namespace}. The broker sets it up; after that it can be bound.`,
  };
}
