'use client';

import { type ReactNode, useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import type { ODataProperty, ODataType } from '#lib/specifications/model/odata-model.ts';
import { ODataTypeLink, typeAnchor } from './odata-type-link.tsx';
import { WholeEntry } from './whole-entry.tsx';

export interface ODataTypeCardProps {
  type: ODataType;
  isChosen: boolean;
  onType(type: string): void;
}

/** A type with its properties or its values; what the page has the outline of is opened when it is wanted. */
export function ODataTypeCard({ type, isChosen, onType }: ODataTypeCardProps) {
  const [isOpened, setIsOpened] = useState(type.at === undefined);
  return isOpened || isChosen ? (
    <WholeEntry
      list="types"
      entry={type}
      render={(whole) => <WholeTypeCard type={whole} isChosen={isChosen} onType={onType} />}
    />
  ) : (
    <TypeFrame type={type} isChosen={false} onOpen={() => setIsOpened(true)} />
  );
}

interface TypeFrameProps {
  type: ODataType;
  isChosen: boolean;
  onOpen?(): void;
  children?: ReactNode;
}

function TypeFrame({ type, isChosen, onOpen, children }: TypeFrameProps) {
  const { name } = type;
  return (
    <Card
      id={typeAnchor(name)}
      aria-label={`Type ${name}`}
      className={isChosen ? 'scroll-mt-4 border-accent' : 'scroll-mt-4'}
    >
      <CardHeader
        level={3}
        title={<code className="font-mono text-sm break-all">{name}</code>}
        description={descriptionOf(type)}
        {...(onOpen === undefined ? {} : { actions: <Button onClick={onOpen}>Show what is in it</Button> })}
      />
      {children}
    </Card>
  );
}

function WholeTypeCard({ type, isChosen, onType }: ODataTypeCardProps) {
  const { name, kind, properties, members } = type;
  return (
    <TypeFrame type={type} isChosen={isChosen}>
      {kind === 'enum' ? (
        <p className="px-4 py-3 font-mono text-sm break-words">
          {members.map((member) => `${member.name} = ${member.value}`).join(', ')}
        </p>
      ) : properties.length === 0 ? null : (
        <DataTable
          label={`Properties of ${name}`}
          rows={properties}
          rowKey={(property) => property.name}
          columns={columnsOf(onType)}
          dense
        />
      )}
    </TypeFrame>
  );
}

const kindWords: Record<ODataType['kind'], string> = {
  entity: 'Entity',
  complex: 'Complex type',
  enum: 'Enumeration',
  definition: 'Type definition',
  term: 'Term',
};

function descriptionOf(type: ODataType): string {
  const { kind, base, keys, properties, rules, isAbstract, isOpen, hasStream, isFlags } = type;
  const isStructured = kind === 'entity' || kind === 'complex';
  // keys within complex properties are in no row of the table
  const deepKeys = keys.filter((key) => !properties.some(({ name }) => name === key));
  return [
    kindWords[kind],
    ...(base === '' ? [] : [isStructured ? `extends ${base}` : `of ${base}`]),
    ...(deepKeys.length === 0 ? [] : [`key ${deepKeys.join(', ')}`]),
    ...(isAbstract ? ['abstract'] : []),
    ...(isOpen ? ['takes further properties'] : []),
    ...(hasStream ? ['described by a stream'] : []),
    ...(isFlags ? ['values may be combined'] : []),
    ...rules,
  ].join(', ');
}

function columnsOf(onType: (type: string) => void): Column<ODataProperty>[] {
  return [
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
      cell: ({ type, isNavigation, rules, nullable, restrictions }) => (
        <span className="text-sm">
          <ODataTypeLink type={type} onType={onType} />
          <span className="text-muted">
            {[
              ...(isNavigation ? ['leads to others'] : []),
              ...(nullable ? [] : ['required']),
              ...rules,
              ...(restrictions.length === 0 ? [] : [`does not permit ${restrictions.join(', ')}`]),
            ]
              .map((word) => `, ${word}`)
              .join('')}
          </span>
        </span>
      ),
    },
  ];
}
