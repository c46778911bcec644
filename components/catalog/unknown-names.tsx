'use client';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { setAddress } from '#components/ui/set-address.ts';
import type { RowsFilter } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import { catalogChoices } from './catalog-filter.ts';

/** Says that the catalog has nothing of the application or the namespace that is asked for. */
export function UnknownNames({ filter }: { filter: RowsFilter<'catalog-rows'> }) {
  const t = useTexts('catalog');
  const { answer } = useView('catalog-choices', catalogChoices(filter), { keepPrevious: false });
  const { application = '', namespace = '' } = filter;
  return (
    <>
      {application !== '' && answer?.isApplicationKnown === false ? (
        <UnknownName
          title={t('noneOfApplication', { application })}
          way={t('showAllApplications')}
          onClear={() => setAddress({ application: undefined })}
        />
      ) : null}
      {namespace !== '' && answer?.isNamespaceKnown === false ? (
        <UnknownName
          title={t('noneInNamespace', { namespace })}
          way={t('showAllNamespaces')}
          onClear={() => setAddress({ namespace: undefined })}
        />
      ) : null}
    </>
  );
}

function UnknownName({ title, way, onClear }: { title: string; way: string; onClear(): void }) {
  return (
    <Notice
      className="mb-3"
      look="warn"
      title={title}
      actions={
        <Button size="sm" onClick={onClear}>
          {way}
        </Button>
      }
    />
  );
}
