import { pageTitle } from '#app/page-title.ts';
import { readerTells } from '#app/reader-tells.ts';
import { readAddress, type SearchParams } from '#app/search-params.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { type FirstView, ViewBoundary } from '#app/view-boundary.tsx';
import { ConnectPage } from '#components/connect/connect-page.tsx';
import { connectChainQuery, connectPlace } from '#components/connect/connect-place.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import { message } from '#lib/domain/texts/message.ts';

export const generateMetadata = () => pageTitle(message('shell.connect'));

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const place = connectPlace(readAddress(await searchParams));
  const views: FirstView[] = [['connect-chain', connectChainQuery(place)]];
  if (place.application === undefined) {
    views.push(['connect-names', { text: '' }]);
  }
  const tell = await readerTells();
  return (
    <TextBoundary
      rooms={[
        'bindings',
        'blast-radius',
        'certificates',
        'calls',
        'connect',
        'doctor',
        'editor',
        'health',
        'remedies',
        'services',
        'specifications',
        'states',
        'tokens',
      ]}
    >
      <PageHeader title={tell(message('connect.title'))} description={tell(message('connect.description'))} />
      <ViewBoundary views={views}>
        <ConnectPage />
      </ViewBoundary>
    </TextBoundary>
  );
}
