'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { catalogHref, serviceHref } from '#lib/client/links.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useTell } from '#lib/client/texts.tsx';
import { labelOfRemedy } from '#lib/domain/health/label-of-remedy.ts';
import { isRepair, type Remedy } from '#lib/domain/health/remedy.ts';
import { RepairButton } from './repair-button.tsx';

const UnbindDialog = dynamic(
  () =>
    loadPart(() => import('#components/bindings/unbind-dialog.tsx')).then((module) => module.UnbindDialog),
  { ssr: false },
);

/** The button that mends a problem, or leads to where somebody has to decide. */
export function RemedyButton({ remedy }: { remedy: Remedy }) {
  const [isOpen, setIsOpen] = useState(false);
  const tell = useTell();
  const label = tell(labelOfRemedy(remedy));
  if (isRepair(remedy)) {
    return <RepairButton repair={remedy} />;
  }
  if (remedy.action === 'unbind') {
    return (
      <>
        <Button size="sm" onClick={() => setIsOpen(true)}>
          {label}
        </Button>
        {isOpen ? <UnbindDialog target={remedy.target} onClose={() => setIsOpen(false)} /> : null}
      </>
    );
  }
  if (remedy.action === 'choose-service') {
    return (
      <Link href={catalogHref(remedy.namespace)} prefetch={false} className={buttonClass('secondary', 'sm')}>
        {label}
      </Link>
    );
  }
  return (
    <Link
      href={serviceHref(remedy.application, remedy.serviceId, 'settings')}
      prefetch={false}
      className={buttonClass('secondary', 'sm')}
    >
      {label}
    </Link>
  );
}
