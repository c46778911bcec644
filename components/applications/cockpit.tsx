'use client';

import { Cable, Stethoscope, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LoadCard } from '#components/ui/load-card.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { StatusBadge } from '#components/ui/status.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { connectHref } from '#lib/client/links.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { ApplicationDetails } from './application-details.tsx';
import { applicationQuery } from './application-query.ts';
import { ChainChecklist } from './chain-checklist.tsx';
import { DeletionNotices } from './deletion-notices.tsx';
import { ServicesCard } from './services-card.tsx';
import { StillAllowed } from './still-allowed.tsx';

// below what is looked at first
const TokensCard = dynamic(
  () => loadPart(() => import('./access-cards.ts')).then((module) => module.accessCards.TokensCard),
  { ssr: false, loading: () => <LoadingCard what="tokens" /> },
);
const CertificatesCard = dynamic(
  () => loadPart(() => import('./access-cards.ts')).then((module) => module.accessCards.CertificatesCard),
  { ssr: false, loading: () => <LoadingCard what="certificates" /> },
);
const DeleteApplication = dynamic(
  () => loadPart(() => import('./delete-application.tsx')).then((module) => module.DeleteApplication),
  { ssr: false },
);

const DoctorSheet = dynamic(
  () => loadPart(() => import('#components/doctor/doctor-sheet.tsx')).then((module) => module.DoctorSheet),
  { ssr: false },
);

function Breadcrumb() {
  const t = useTexts('applications');
  return (
    <Link href="/applications" prefetch={false} className="hover:underline">
      {t('title')}
    </Link>
  );
}

const loadingWords = { tokens: 'loadingTokens', certificates: 'loadingCertificates' } as const;

function LoadingCard({ what }: { what: keyof typeof loadingWords }) {
  const t = useTexts('applications');
  return (
    <Card>
      <SkeletonRows rows={2} label={t(loadingWords[what])} />
    </Card>
  );
}

/** One Application: its chain as a checklist, its services, its particulars. */
export function Cockpit({ name }: { name: string }) {
  const router = useRouter();
  const [isDeleting, setIsDeleting] = useState(false);
  const close = useCallback(() => setIsDeleting(false), []);
  const leave = useCallback(() => router.push('/applications'), [router]);
  return (
    <>
      <DeletionNotices application={name} onOpen={() => setIsDeleting(true)} />
      <ApplicationState name={name} onDelete={() => setIsDeleting(true)} />
      {isDeleting ? <DeleteApplication name={name} onClose={close} onDeleted={leave} /> : null}
    </>
  );
}

function ApplicationState({ name, onDelete }: { name: string; onDelete(): void }) {
  const t = useTexts('applications');
  const [services, setServices] = useState<number>();
  const view = useView('application', applicationQuery(name, services));
  const { answer } = view;
  if (answer?.application !== undefined) {
    const showMore = () => setServices(answer.services.length * 4);
    return (
      <Loaded
        name={name}
        page={answer}
        application={answer.application}
        onDelete={onDelete}
        onShowMore={showMore}
      />
    );
  }
  return (
    <>
      <PageHeader title={name} breadcrumb={<Breadcrumb />} />
      {answer?.stillAllowed === undefined ? null : <StillAllowed name={name} problem={answer.stillAllowed} />}
      <LoadCard noun={t('noun')} loading={view}>
        <EmptyState
          icon={Cable}
          title={t('notThere', { name })}
          action={
            <Link href="/applications" prefetch={false} className={buttonClass('primary')}>
              {t('showAllApplications')}
            </Link>
          }
        >
          {t('notThereHint')}
        </EmptyState>
      </LoadCard>
    </>
  );
}

interface LoadedProps {
  name: string;
  page: ViewAnswer<'application'>;
  application: NonNullable<ViewAnswer<'application'>['application']>;
  onDelete(): void;
  onShowMore(): void;
}

function Loaded({ name, page, application, onDelete, onShowMore }: LoadedProps) {
  const t = useTexts('applications');
  const [doctor, setDoctor] = useUrlParam('doctor');
  return (
    <>
      <PageHeader
        title={name}
        breadcrumb={<Breadcrumb />}
        badge={<StatusBadge health={application.health}>{application.word}</StatusBadge>}
        {...(application.description === '' ? {} : { description: application.description })}
        actions={
          <>
            <Button onClick={() => setDoctor('open')}>
              <Stethoscope aria-hidden />
              {t('examine')}
            </Button>
            <Button onClick={onDelete}>
              <Trash2 aria-hidden />
              {t('delete')}
            </Button>
            <Link href={connectHref(name)} prefetch={false} className={buttonClass('primary')}>
              <Cable aria-hidden />
              {t('guidedFlow')}
            </Link>
          </>
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
        <div className="grid gap-4">
          <Card aria-labelledby="chain">
            <CardHeader id="chain" title={t('chain')} />
            <ChainChecklist
              application={name}
              tokenExpiresAt={application.tokenExpiresAt}
              steps={page.steps}
              openStep={page.openStep}
            />
          </Card>
          <TokensCard application={name} />
        </div>
        <div className="grid gap-4">
          <ServicesCard
            application={name}
            services={page.services}
            count={page.serviceCount}
            callsSince={page.callsSince}
            onShowMore={onShowMore}
          />
          <ApplicationDetails application={application} />
        </div>
      </div>
      <div className="mt-4">
        <CertificatesCard application={name} />
      </div>
      {doctor === 'open' ? <DoctorSheet application={name} onClose={() => setDoctor('')} /> : null}
    </>
  );
}
