'use client';

import { ShieldCheck } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useEffect, useMemo, useRef, useState } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListCard } from '#components/ui/list-card.tsx';
import { connectHref } from '#lib/client/links.ts';
import { loadPart } from '#lib/client/load-part.ts';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { CertificateRow } from '#lib/domain/application/certificate-rows.ts';
import { certificateColumns } from './certificate-columns.tsx';
import { useCertificates } from './use-certificates.ts';

const RenewDialog = dynamic(
  () => loadPart(() => import('./renew-dialog.tsx')).then((module) => module.RenewDialog),
  {
    ssr: false,
  },
);
const RevokeDialog = dynamic(
  () => loadPart(() => import('./revoke-dialog.tsx')).then((module) => module.RevokeDialog),
  {
    ssr: false,
  },
);

const anchor = 'certificates';

interface Asked {
  action: 'renew' | 'revoke';
  fingerprint: string;
}

/** Every certificate that was issued for an Application, with the ways to renew and revoke it. */
export function CertificatesCard({ application }: { application: string }) {
  const t = useTexts('certificates');
  const { rows, isPending, error, retry } = useCertificates(application);
  const [asked, setAsked] = useState<Asked>();
  const card = useRef<HTMLDivElement>(null);
  const columns = useMemo(
    () =>
      certificateColumns(t, {
        onRenew: ({ fingerprint }) => setAsked({ action: 'renew', fingerprint }),
        onRevoke: ({ fingerprint }) => setAsked({ action: 'revoke', fingerprint }),
      }),
    [t],
  );
  useEffect(() => {
    // the browser looked for it before the page had it
    if (window.location.hash === `#${anchor}`) {
      card.current?.scrollIntoView();
    }
  }, []);
  const chosen = rows.find(({ fingerprint }) => fingerprint === asked?.fingerprint);
  const close = () => setAsked(undefined);
  return (
    <div ref={card} id={anchor} className="scroll-mt-4">
      <ListCard
        id="certificates-title"
        title={t('title')}
        description={summaryOf(t, rows)}
        loading={{ noun: t('noun'), isPending, error, retry, skeletonRows: 2 }}
        isEmpty={rows.length === 0}
        empty={
          <EmptyState
            icon={ShieldCheck}
            title={t('none')}
            className="py-8"
            action={
              <Link href={connectHref(application)} prefetch={false} className={buttonClass('secondary')}>
                {t('pairApplication')}
              </Link>
            }
          >
            {t('noneHint')}
          </EmptyState>
        }
      >
        <DataTable
          label={t('listLabel', { application })}
          rows={rows}
          rowKey={({ fingerprint }) => fingerprint}
          columns={columns}
          rowClassName={({ isLive }) => (isLive ? undefined : 'text-muted')}
        />
      </ListCard>
      {chosen !== undefined && asked?.action === 'renew' ? (
        <RenewDialog
          application={application}
          certificate={chosen}
          rows={rows}
          onRevoke={() => setAsked({ action: 'revoke', fingerprint: chosen.fingerprint })}
          onClose={close}
        />
      ) : null}
      {chosen !== undefined && asked?.action === 'revoke' ? (
        <RevokeDialog application={application} certificate={chosen} onClose={close} />
      ) : null}
    </div>
  );
}

function summaryOf(t: Texts<'certificates'>, rows: readonly CertificateRow[]): string | undefined {
  if (rows.length === 0) {
    return undefined;
  }
  const live = rows.filter(({ isLive }) => isLive).length;
  const over = rows.length - live;
  return over === 0 ? t('countValid', { live }) : t('countValidAndOver', { live, over });
}
