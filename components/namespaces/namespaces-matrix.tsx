'use client';

import { Boxes } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { connectHref } from '#lib/client/links.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { matrixFilter } from './matrix-filter.ts';
import { MatrixGrid } from './matrix-grid.tsx';
import { type MatrixSelection, nothingSelected, selectedCount } from './matrix-selection.ts';
import { OrphanMappings } from './orphan-mappings.tsx';
import { useMatrix } from './use-matrix.ts';

const AllowDialog = dynamic(
  () => loadPart(() => import('./allow-dialog.tsx')).then((module) => module.AllowDialog),
  {
    ssr: false,
  },
);

const BulkDialog = dynamic(
  () => loadPart(() => import('./bulk-dialog.tsx')).then((module) => module.BulkDialog),
  {
    ssr: false,
  },
);

/** What is allowed where: every Application against every namespace, changed in place. */
export function NamespacesMatrix() {
  const t = useTexts('namespaces');
  const [query, setQuery] = useUrlParam('q');
  const [namespace, setNamespace] = useUrlParam('namespace');
  const [, setSystem] = useUrlParam('system');
  const params = useSearchParams();
  const filter = matrixFilter((name, fallback) => params.get(name) ?? fallback);
  const matrix = useMatrix(filter);
  const [editing, setEditing] = useState<{ application: string; namespace: string }>();
  const [selection, setSelection] = useState<MatrixSelection>(nothingSelected);
  const [bulk, setBulk] = useState<'all' | 'none'>();
  const closeDialog = useCallback(() => setEditing(undefined), []);
  const selected = selectedCount(selection, matrix.total);

  return (
    <>
      <ListPage
        title={t('title')}
        description={t('description')}
        nouns={{ one: t('applicationNoun'), many: t('applicationsNoun') }}
        loading={{ ...matrix, noun: t('namespacesNoun') }}
        list={{ query, setQuery, shownCount: matrix.total, total: matrix.all }}
        filters={
          <>
            <SearchInput label={t('filterNamespaces')} value={namespace} onChange={setNamespace} />
            <Checkbox
              label={t('showSystem')}
              checked={filter.system === true}
              onChange={(event) => setSystem(event.target.checked ? 'shown' : '')}
            />
          </>
        }
        onClearFilters={() => setNamespace('')}
        notices={
          <>
            {selected === 0 && selection.namespaces.size === 0 ? null : (
              <BulkBar
                applications={selected}
                namespaces={selection.namespaces.size}
                onAllow={() => setBulk('all')}
                onWithdraw={() => setBulk('none')}
                onClear={() => setSelection(nothingSelected)}
              />
            )}
            <OrphanMappings />
          </>
        }
        empty={
          <EmptyState
            icon={Boxes}
            title={t('none')}
            action={
              <Link href={connectHref()} prefetch={false} className={buttonClass('primary')}>
                {t('connect')}
              </Link>
            }
          >
            {t('noneAbout')}
          </EmptyState>
        }
      >
        <Card>
          {matrix.columnTotal === 0 ? (
            <EmptyState
              title={t('noMatch')}
              action={<Button onClick={() => setNamespace('')}>{t('showAllNamespaces')}</Button>}
            >
              {t('noMatchAbout')}
            </EmptyState>
          ) : (
            <MatrixGrid matrix={matrix} selection={selection} onSelect={setSelection} onEdit={setEditing} />
          )}
        </Card>
      </ListPage>
      {bulk === undefined ? null : (
        <BulkDialog
          mode={bulk}
          text={filter.text ?? ''}
          selection={selection}
          onClose={() => setBulk(undefined)}
          onDone={() => {
            setBulk(undefined);
            setSelection(nothingSelected);
          }}
        />
      )}
      {editing === undefined ? null : (
        <AllowDialog key={`${editing.namespace}/${editing.application}`} {...editing} onClose={closeDialog} />
      )}
    </>
  );
}
