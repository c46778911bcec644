'use client';

import { Badge } from '#components/ui/badge.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { ODataSet } from '#lib/specifications/model/odata-model.ts';
import { ODataTypeLink } from './odata-type-link.tsx';

export interface ODataSetsProps {
  sets: readonly ODataSet[];
  onType(type: string): void;
}

/** Entity sets and singletons with their types, and what callers cannot do with them. */
export function ODataSets({ sets, onType }: ODataSetsProps) {
  const t = useTexts('specifications');
  const tell = useTell();
  const columns: Column<ODataSet>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: ({ name, kind }) => (
        <span className="flex flex-wrap items-center gap-2">
          <code className="font-mono text-sm break-all">/{name}</code>
          {kind === 'singleton' ? <Badge>{t('single')}</Badge> : null}
        </span>
      ),
    },
    {
      id: 'type',
      header: t('type'),
      cell: ({ type, restrictions }) => (
        <span className="grid">
          <ODataTypeLink type={type} onType={onType} />
          {restrictions.length === 0 ? null : (
            <span className="text-sm break-words text-muted">
              {t('doesNotPermit', { restrictions: restrictions.map(tell).join(', ') })}
            </span>
          )}
        </span>
      ),
    },
  ];
  return <DataTable label={t('entitySets')} rows={sets} rowKey={({ name }) => name} columns={columns} />;
}
