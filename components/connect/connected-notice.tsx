'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ConnectChain } from '#lib/domain/view/connect-chain-view.ts';

/** The end of the flow: it works, and where it is looked after from now on. It comes into view with the focus on what is next. */
export function ConnectedNotice({ chain }: { chain: ConnectChain }) {
  const t = useTexts('connect');
  const { application, service, usage, namespace } = chain;
  const next = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    next.current?.focus({ preventScroll: true });
    next.current?.scrollIntoView({ block: 'center' });
  }, []);
  if (application === undefined || service === undefined || usage === undefined) {
    return null;
  }
  const { name } = application;
  return (
    <Notice
      look="ok"
      title={t('connected', { name })}
      actions={
        <>
          <Button asChild look="primary">
            <Link ref={next} href={`/applications/${encodeURIComponent(name)}`}>
              {t('openApplication', { name })}
            </Link>
          </Button>
          <Button asChild look="ghost">
            <Link href="/graph">{t('seeInGraph')}</Link>
          </Button>
        </>
      }
    >
      {t('connectedHint', {
        workload: usage.workload,
        namespace: namespace ?? '',
        service: service.displayName,
        variable: `${usage.envPrefix}GATEWAY_URL`,
      })}
    </Notice>
  );
}
