import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { firstAttentionQuery } from '#components/overview/attention-query.ts';
import { Overview } from '#components/overview/overview.tsx';
import { silencesCookie } from '#lib/client/silences-cookie.ts';
import { ViewBoundary } from './view-boundary.tsx';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage() {
  const jar = await cookies();
  const silences = jar.get(silencesCookie)?.value ?? '';
  return (
    <ViewBoundary
      views={[
        ['overview-counts', {}],
        ['attention-causes', firstAttentionQuery(silences, Date.now())],
        ['overview-tokens', {}],
        ['activity', {}],
      ]}
    >
      <Overview silencesAtFirst={silences} />
    </ViewBoundary>
  );
}
