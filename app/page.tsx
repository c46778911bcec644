import { cookies } from 'next/headers';
import { firstAttentionQuery } from '#components/overview/attention-query.ts';
import { Overview } from '#components/overview/overview.tsx';
import { silencesCookie } from '#lib/client/silences-cookie.ts';
import { message } from '#lib/domain/texts/message.ts';
import { pageTitle } from './page-title.ts';
import { TextBoundary } from './text-boundary.tsx';
import { ViewBoundary } from './view-boundary.tsx';

export const generateMetadata = () => pageTitle(message('shell.overview'));

export default async function OverviewPage() {
  const jar = await cookies();
  const silences = jar.get(silencesCookie)?.value ?? '';
  return (
    <TextBoundary rooms={['bindings', 'blast-radius', 'doctor', 'overview', 'remedies', 'tokens']}>
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
    </TextBoundary>
  );
}
