'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ODataModel, ODataSet, ODataType } from '#lib/specifications/model/odata-model.ts';
import { elementOf } from '#lib/specifications/model/odata-names.ts';
import { matchesType } from '#lib/specifications/model/search-model.ts';
import { type ODataCall, odataCalls } from '#lib/specifications/odata-calls.ts';
import { ODataCalls } from './odata-calls.tsx';
import { ODataSets } from './odata-sets.tsx';
import { ODataTypeCard } from './odata-type-card.tsx';
import { ReferenceSearch } from './reference-search.tsx';
import { ShownPart } from './shown-part.tsx';
import { useFound } from './use-found.ts';

/** What an OData service offers: entity sets and singletons, operations, and the types that they consist of. */
export function ODataReference({ model }: { model: ODataModel }) {
  const t = useTexts('specifications');
  const [chosen, setChosen] = useState<string>();
  const [query, setQuery] = useState('');
  const text = useDeferredValue(query.trim().toLowerCase());
  const calls = useMemo(() => odataCalls(model), [model]);
  const sets = model.sets.filter((set) => isSetFound(set, text));
  const foundCalls = calls.filter((call) => isCallFound(call, text));
  const types = useFound(model.types, text, matchesType);
  const all = model.sets.length + calls.length + model.types.length;
  const found = sets.length + foundCalls.length + types.length;
  return (
    <>
      <ReferenceSearch
        label={t('searchService')}
        query={query}
        onChange={(next) => {
          setQuery(next);
          setChosen(undefined);
        }}
        found={found}
        all={all}
      />
      {sets.length > 0 || text === '' ? (
        <Card aria-label={t('entitySets')}>
          <CardHeader level={3} title={t('entitySets')} />
          {sets.length === 0 ? (
            <EmptyState title={t('noEntitySet')} className="py-8" />
          ) : (
            <ODataSets sets={sets} onType={setChosen} />
          )}
        </Card>
      ) : null}
      {foundCalls.length === 0 ? null : (
        <Card aria-label={t('operations')}>
          <CardHeader level={3} title={t('operations')} />
          <ODataCalls calls={foundCalls} onType={setChosen} />
        </Card>
      )}
      {found === 0 && text !== '' ? (
        <Card>
          <EmptyState title={t('nothingMatches')} />
        </Card>
      ) : null}
      <ShownPart
        key={text}
        items={typesFrom(chosen === undefined ? types : model.types, chosen)}
        noun={t('typesNoun')}
        render={(part) =>
          part.map((type) => (
            <ODataTypeCard
              key={type.name}
              type={type}
              isChosen={type.name === elementOf(chosen ?? '')}
              onType={setChosen}
            />
          ))
        }
      />
    </>
  );
}

function isSetFound({ name, type }: ODataSet, text: string): boolean {
  return text === '' || `/${name} ${type}`.toLowerCase().includes(text);
}

function isCallFound({ method, path, name, operation }: ODataCall, text: string): boolean {
  const parameters = operation?.parameters.map((one) => `${one.name} ${one.type}`).join(' ') ?? '';
  const words = `${method} ${path} ${name} ${parameters} ${operation?.result?.type ?? ''}`;
  return text === '' || words.toLowerCase().includes(text);
}

const alwaysShown = 100;

/** The chosen type first where it would not be among those that are shown. */
function typesFrom(types: readonly ODataType[], chosen: string | undefined): readonly ODataType[] {
  const name = elementOf(chosen ?? '');
  const at = types.findIndex((type) => type.name === name);
  const found = types[at];
  return at < alwaysShown || found === undefined
    ? types
    : [found, ...types.slice(0, at), ...types.slice(at + 1)];
}
