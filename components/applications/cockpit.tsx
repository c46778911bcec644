'use client';

import { Cable, Stethoscope, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { OrphanMappings } from '#components/namespaces/orphan-mappings.tsx';
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
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { useNow } from '#lib/client/use-now.ts';
import { useOpenTokens } from '#lib/client/use-open-tokens.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { applicationRows } from '#lib/domain/view/application-rows.ts';
import { cockpitSteps } from '#lib/domain/view/cockpit.ts';
import { ApplicationDetails } from './application-details.tsx';
import { ChainChecklist } from './chain-checklist.tsx';
import { DeletionNotices } from './deletion-notices.tsx';
import { ServicesCard } from './services-card.tsx';

// below what is looked at first
const TokensCard = dynamic(
  () => loadPart(() => import('#components/tokens/tokens-card.tsx')).then((module) => module.TokensCard),
  { ssr: false, loading: () => <LoadingCard label="Loading tokens" /> },
);
const CertificatesCard = dynamic(
  () =>
    loadPart(() => import('#components/certificates/certificates-card.tsx')).then(
      (module) => module.CertificatesCard,
    ),
  { ssr: false, loading: () => <LoadingCard label="Loading certificates" /> },
);
const DeleteApplication = dynamic(
  () => loadPart(() => import('./delete-application.tsx')).then((module) => module.DeleteApplication),
  { ssr: false },
);

const DoctorSheet = dynamic(
  () => loadPart(() => import('#components/doctor/doctor-sheet.tsx')).then((module) => module.DoctorSheet),
  { ssr: false },
);

const breadcrumb = (
  <Link href="/applications" prefetch={false} className="hover:underline">
    Applications
  </Link>
);

function LoadingCard({ label }: { label: string }) {
  return (
    <Card>
      <SkeletonRows rows={2} label={label} />
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
  const live = useBindingGraph();
  const application = live.items.applications.find(({ metadata }) => metadata.name === name);
  if (application !== undefined && !live.isPending) {
    return <Loaded application={application} live={live} onDelete={onDelete} />;
  }
  return (
    <>
      <PageHeader title={name} breadcrumb={breadcrumb} />
      <OrphanMappings graph={live.graph} application={name} />
      <LoadCard noun="application" loading={live}>
        <EmptyState
          icon={Cable}
          title={`There is no application ${name}`}
          action={
            <Link href="/applications" prefetch={false} className={buttonClass('primary')}>
              Show all applications
            </Link>
          }
        >
          It was deleted, or its name is spelled differently.
        </EmptyState>
      </LoadCard>
    </>
  );
}

interface LoadedProps {
  application: Application;
  live: ReturnType<typeof useBindingGraph>;
  onDelete(): void;
}

function Loaded({ application, live, onDelete }: LoadedProps) {
  const { name } = application.metadata;
  const { tokens } = useOpenTokens();
  const nowMs = useNow(1_000);
  const [doctor, setDoctor] = useUrlParam('doctor');
  const chain = useMemo(() => live.chains.of(name), [live.chains, name]);
  const [row] = applicationRows({
    applications: [application],
    applicationmappings: live.items.applicationmappings,
    tokensOf: (application) => tokens.filter((token) => token.application === application),
    chains: live.chains,
    nowMs,
  });
  if (row === undefined) {
    return null;
  }
  const { connection, namespaces } = row;
  return (
    <>
      <PageHeader
        title={name}
        breadcrumb={breadcrumb}
        badge={<StatusBadge health={row.health}>{row.word}</StatusBadge>}
        {...(application.spec?.description ? { description: application.spec.description } : {})}
        actions={
          <>
            <Button onClick={() => setDoctor('open')}>
              <Stethoscope aria-hidden />
              Examine
            </Button>
            <Button onClick={onDelete}>
              <Trash2 aria-hidden />
              Delete
            </Button>
            <Link href={connectHref(name)} prefetch={false} className={buttonClass('primary')}>
              <Cable aria-hidden />
              Guided flow
            </Link>
          </>
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
        <div className="grid gap-4">
          <Card aria-labelledby="chain">
            <CardHeader id="chain" title="From the application to the workload" />
            <ChainChecklist
              application={name}
              connection={connection}
              steps={cockpitSteps({ application, chain, connection, namespaces })}
            />
          </Card>
          <TokensCard application={name} />
        </div>
        <div className="grid gap-4">
          <ServicesCard application={application} chain={chain} />
          <ApplicationDetails application={application} connection={connection} />
        </div>
      </div>
      <div className="mt-4">
        <CertificatesCard application={name} />
      </div>
      {doctor === 'open' ? <DoctorSheet application={name} onClose={() => setDoctor('')} /> : null}
    </>
  );
}
