'use client';

import { Card, CardHeader } from '#components/ui/card.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { matchesOperation } from '#lib/specifications/model/search-model.ts';
import type { OpenApiModel, OperationModel } from '#lib/specifications/model/specification-model.ts';
import { EntryReference } from './entry-reference.tsx';
import { OperationItem } from './operation-item.tsx';

/** The operations of an API by their group, each to be opened. */
export function OpenApiReference({ model }: { model: OpenApiModel }) {
  return (
    <EntryReference
      entries={model.operations}
      kind="operation"
      schemas={model.schemas}
      isFound={matchesOperation}
      render={(part) => <Groups operations={part} />}
    />
  );
}

function Groups({ operations }: { operations: readonly OperationModel[] }) {
  const t = useTexts('specifications');
  const groups = [...Map.groupBy(operations, ({ group }) => group)];
  return groups.map(([group, ofGroup]) => (
    <Card key={group} aria-label={group || t('operations')}>
      <CardHeader level={3} title={group || t('operations')} />
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
