'use client';

import { Cable, Workflow } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { useTexts } from '#lib/client/texts.tsx';

/** Stands in place of a graph that has no nodes at all. */
export function NothingConnected() {
  const t = useTexts('graph');
  return (
    <Card>
      <EmptyState
        icon={Workflow}
        title={t('nothingConnected')}
        action={
          <Link href="/connect" prefetch={false} className={buttonClass('primary')}>
            <Cable aria-hidden />
            {t('connectApplication')}
          </Link>
        }
      >
        {t('nothingConnectedAbout')}
      </EmptyState>
    </Card>
  );
}
