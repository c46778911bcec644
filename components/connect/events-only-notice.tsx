'use client';

import Link from 'next/link';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { catalogHref } from '#lib/client/links.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { ConnectApplication, ConnectService } from '#lib/domain/view/connect-chain-view.ts';

export interface EventsOnlyNoticeProps {
  application: ConnectApplication;
  service: ConnectService;
  namespace: string;
  /** Whether the catalog of the namespace lists the service. */
  inCatalog: boolean;
  onChoose(serviceId: string): void;
  onRegister(): void;
}

/** What becomes of a service that workloads cannot call: what its events need, and what a binding would. */
export function EventsOnlyNotice(props: EventsOnlyNoticeProps) {
  const t = useTexts('connect');
  const { application, service, namespace, inCatalog, onChoose, onRegister } = props;
  const api = application.services.find(({ parts }) => parts.includes('API'));
  return (
    <Notice
      title={t('eventsOnly', { service: service.displayName })}
      actions={
        <>
          {api === undefined ? (
            <Button look="primary" data-first onClick={onRegister}>
              {t('registerApi')}
            </Button>
          ) : (
            <Button look="primary" data-first onClick={() => onChoose(api.id)}>
              {t('goOnWith', { service: api.displayName })}
            </Button>
          )}
          {inCatalog ? (
            <Link href={catalogHref(namespace)} prefetch={false} className={buttonClass('secondary')}>
              {t('openCatalog')}
            </Link>
          ) : null}
        </>
      }
    >
      {t('eventsOnlyHint', { namespace })}
    </Notice>
  );
}
