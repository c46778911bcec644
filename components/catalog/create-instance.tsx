'use client';

import Link from 'next/link';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { bindHref } from '#lib/client/links.ts';
import { displayNameOfServiceClass } from '#lib/domain/catalog/service-class.ts';
import { CreatedInstance } from './created-instance.tsx';
import { OrderForm } from './order-form.tsx';
import { type OrderedService, useOrder } from './use-order.ts';

export interface CreateInstanceProps extends OrderedService {
  bindable: boolean;
  onClose(): void;
}

/** Orders a service: the form, then what came of it. */
export function CreateInstance({ serviceClass, plans, taken, bindable, onClose }: CreateInstanceProps) {
  const order = useOrder({ serviceClass, plans, taken });
  const { namespace, created } = order;

  return (
    <Dialog
      open
      onClose={onClose}
      title={`Create an instance of ${displayNameOfServiceClass(serviceClass)}`}
      description={`In ${namespace}. The broker sets it up; after that it can be bound.`}
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
              <Link
                href={bindHref(namespace, serviceClass.spec.externalID)}
                prefetch={false}
                className={buttonClass('primary')}
              >
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
