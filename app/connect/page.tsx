import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ConnectPage } from '#components/connect/connect-page.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

export const metadata: Metadata = { title: 'Connect' };

export default function Page() {
  return (
    <>
      <PageHeader
        title="Connect an application"
        description="From an application outside the cluster to a variable in a workload, in six steps. Each is kept in the cluster: leave and come back whenever you like."
      />
      <Suspense fallback={<SkeletonRows rows={6} label="Loading the steps" />}>
        <ConnectPage />
      </Suspense>
    </>
  );
}
