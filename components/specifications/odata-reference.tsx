'use client';

import { useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { ODataModel, ODataProperty, ODataType } from '#lib/specs/model/spec-model.ts';
import { ShownPart } from './shown-part.tsx';

type EntitySet = ODataModel['entitySets'][number];

/** The entity sets of an OData service, and the types that they and others consist of. */
export function ODataReference({ model }: { model: ODataModel }) {
  const [chosen, setChosen] = useState<string>();
  const setColumns: Column<EntitySet>[] = [
    {
      id: 'name',
      header: 'Name',
      cell: ({ name, kind }) => (
        <span className="flex flex-wrap items-center gap-2">
          <code className="font-mono text-sm break-all">/{name}</code>
          {kind === 'singleton' ? <Badge>single</Badge> : null}
        </span>
      ),
    },
    {
      id: 'type',
      header: 'Type',
      cell: ({ type }) => (
        <a
          href={`#${anchorOf(type)}`}
          onClick={() => setChosen(type)}
          className="font-mono text-sm break-all text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
        >
          {type}
        </a>
      ),
    },
  ];
  return (
    <>
      <Card aria-label="Entity sets">
        <CardHeader level={3} title="Entity sets" />
        {model.entitySets.length === 0 ? (
          <EmptyState title="It offers no entity set" className="py-8" />
        ) : (
          <DataTable
            label="Entity sets"
            rows={model.entitySets}
            rowKey={({ name }) => name}
            columns={setColumns}
          />
        )}
      </Card>
      {model.imports.length === 0 ? null : (
        <Card aria-label="Operations">
          <CardHeader level={3} title="Operations" />
          <p className="px-4 py-3 font-mono text-sm break-words">
            {model.imports.slice(0, mostImports).join(', ')}
            {model.imports.length > mostImports ? ` and ${model.imports.length - mostImports} more` : null}
          </p>
        </Card>
      )}
      <ShownPart
        items={typesFrom(model.types, chosen)}
        noun="types"
        render={(types) =>
          types.map((type) => <TypeCard key={type.name} type={type} isChosen={type.name === chosen} />)
        }
      />
    </>
  );
}

const mostImports = 1_000;

/** The chosen type first where it would not be among those that are shown. */
function typesFrom(types: readonly ODataType[], chosen: string | undefined): readonly ODataType[] {
  const name = chosen?.replace(/^Collection\((.*)\)$/, '$1');
  const at = types.findIndex((type) => type.name === name);
  const found = types[at];
  return at < alwaysShown || found === undefined
    ? types
    : [found, ...types.slice(0, at), ...types.slice(at + 1)];
}

const alwaysShown = 100;

function anchorOf(type: string): string {
  return `type-${type.replace(/^Collection\((.*)\)$/, '$1')}`;
}

const kindWords: Record<ODataType['kind'], string> = {
  entity: 'Entity',
  complex: 'Complex type',
  enum: 'Enumeration',
};

const propertyColumns: Column<ODataProperty>[] = [
  {
    id: 'name',
    header: 'Property',
    className: 'w-2/5',
    cell: ({ name, isKey }) => (
      <span className="flex flex-wrap items-center gap-2">
        <code className="font-mono text-sm break-all">{name}</code>
        {isKey ? <Badge>key</Badge> : null}
      </span>
    ),
  },
  {
    id: 'type',
    header: 'Type',
    cell: ({ type, isNavigation, rules, nullable }) => (
      <span className="text-sm">
        <code className="font-mono break-all">{type}</code>
        <span className="text-muted">
          {[...(isNavigation ? ['leads to others'] : []), ...(nullable ? [] : ['required']), ...rules]
            .map((word) => `, ${word}`)
            .join('')}
        </span>
      </span>
    ),
  },
];

function TypeCard({ type, isChosen }: { type: ODataType; isChosen: boolean }) {
  const { name, kind, base, properties, members } = type;
  return (
    <Card
      id={anchorOf(name)}
      aria-label={`Type ${name}`}
      className={isChosen ? 'scroll-mt-4 border-accent' : 'scroll-mt-4'}
    >
      <CardHeader
        level={3}
        title={<code className="font-mono text-sm break-all">{name}</code>}
        description={`${kindWords[kind]}${base === '' ? '' : `, extends ${base}`}`}
      />
      {kind === 'enum' ? (
        <p className="px-4 py-3 font-mono text-sm break-words">{members.join(', ')}</p>
      ) : (
        <DataTable
          label={`Properties of ${name}`}
          rows={properties}
          rowKey={(property) => property.name}
          columns={propertyColumns}
          dense
        />
      )}
    </Card>
  );
}
