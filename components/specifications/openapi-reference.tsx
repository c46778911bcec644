'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { matchesOperation } from '#lib/specifications/model/search-model.ts';
import type { OpenApiModel, OperationModel } from '#lib/specifications/model/specification-model.ts';
import { OperationItem } from './operation-item.tsx';
import { byKey, SharedSchemas } from './schema-names.ts';
import { ShownPart } from './shown-part.tsx';
import { useFound } from './use-found.ts';

const searchFrom = 6;

/** The operations of an API by their group, each to be opened. */
export function OpenApiReference({ model }: { model: OpenApiModel }) {
  const [query, setQuery] = useState('');
  const text = useDeferredValue(query.trim().toLowerCase());
  const schemas = useMemo(() => byKey(model.schemas), [model.schemas]);
  const shown = useFound(model.operations, text, matchesOperation);
  return (
    <SharedSchemas value={schemas}>
      {model.operations.length < searchFrom ? null : (
        <div className="flex flex-wrap items-center gap-3">
          <SearchInput label="Search operations" value={query} onChange={setQuery} />
          <span role="status" className="text-sm text-muted tabular-nums">
            {shown.length} of {model.operations.length}
          </span>
        </div>
      )}
      {shown.length === 0 ? (
        <Card>
          <EmptyState
            title={model.operations.length === 0 ? 'It describes no operation' : 'No operation matches'}
          />
        </Card>
      ) : null}
      <ShownPart key={text} items={shown} noun="operations" render={(part) => <Groups operations={part} />} />
    </SharedSchemas>
  );
}

function Groups({ operations }: { operations: readonly OperationModel[] }) {
  const groups = [...Map.groupBy(operations, ({ group }) => group)];
  return groups.map(([group, ofGroup]) => (
    <Card key={group} aria-label={group || 'Operations'}>
      <CardHeader level={3} title={group || 'Operations'} />
      <ul>
        {ofGroup.map((operation) => (
          <OperationItem key={keyOf(operation)} operation={operation} />
        ))}
      </ul>
    </Card>
  ));
}

/** Callbacks of several operations may go to one address. */
function keyOf({ method, path, callback }: OperationModel): string {
  return [method, path, callback?.of, callback?.name].join(' ');
}
