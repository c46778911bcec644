'use client';

import { type ReactNode, useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import type { Texts } from '#lib/client/text-types.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { Tell } from '#lib/domain/texts/message.ts';
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
  const t = useTexts('specifications');
  const tell = useTell();
  const { name } = type;
  return (
    <Card
      id={typeAnchor(name)}
      aria-label={t('typeNamed', { name })}
      className={isChosen ? 'scroll-mt-4 border-accent' : 'scroll-mt-4'}
    >
      <CardHeader
        level={3}
        title={<code className="font-mono text-sm break-all">{name}</code>}
        description={descriptionOf(type, t, tell)}
        {...(onOpen === undefined ? {} : { actions: <Button onClick={onOpen}>{t('showContent')}</Button> })}
      />
      {children}
    </Card>
  );
}

function WholeTypeCard({ type, isChosen, onType }: ODataTypeCardProps) {
  const t = useTexts('specifications');
  const tell = useTell();
  const { name, kind, properties, members } = type;
  return (
    <TypeFrame type={type} isChosen={isChosen}>
      {kind === 'enum' ? (
        <p className="px-4 py-3 font-mono text-sm break-words">
          {members.map((member) => `${member.name} = ${member.value}`).join(', ')}
        </p>
      ) : properties.length === 0 ? null : (
        <DataTable
          label={t('propertiesOf', { name })}
          rows={properties}
          rowKey={(property) => property.name}
          columns={columnsOf(onType, t, tell)}
          dense
        />
      )}
    </TypeFrame>
  );
}

const kindWords = {
  entity: 'kindEntity',
  complex: 'kindComplex',
  enum: 'kindEnum',
  definition: 'kindDefinition',
  term: 'kindTerm',
} as const satisfies Record<ODataType['kind'], string>;

function descriptionOf(type: ODataType, t: Texts<'specifications'>, tell: Tell): string {
  const { kind, base, keys, properties, rules, isAbstract, isOpen, hasStream, isFlags } = type;
  const isStructured = kind === 'entity' || kind === 'complex';
  // keys within complex properties are in no row of the table
  const deepKeys = keys.filter((key) => !properties.some(({ name }) => name === key));
  return [
    t(kindWords[kind]),
    ...(base === '' ? [] : [t(isStructured ? 'extends' : 'ofBase', { base })]),
    ...(deepKeys.length === 0 ? [] : [t('keyOf', { keys: deepKeys.join(', ') })]),
    ...(isAbstract ? [t('abstract')] : []),
    ...(isOpen ? [t('takesMore')] : []),
    ...(hasStream ? [t('byStream')] : []),
    ...(isFlags ? [t('areFlags')] : []),
    ...rules.map(tell),
  ].join(', ');
}

function columnsOf(
  onType: (type: string) => void,
  t: Texts<'specifications'>,
  tell: Tell,
): Column<ODataProperty>[] {
  return [
    {
      id: 'name',
      header: t('property'),
      className: 'w-2/5',
      cell: ({ name, isKey }) => (
        <span className="flex flex-wrap items-center gap-2">
          <code className="font-mono text-sm break-all">{name}</code>
          {isKey ? <Badge>{t('key')}</Badge> : null}
        </span>
      ),
    },
    {
      id: 'type',
      header: t('type'),
      cell: ({ type, isNavigation, rules, nullable, restrictions }) => (
        <span className="text-sm">
          <ODataTypeLink type={type} onType={onType} />
          <span className="text-muted">
            {[
              ...(isNavigation ? [t('leadsToOthers')] : []),
              ...(nullable ? [] : [t('required')]),
              ...rules.map(tell),
              ...(restrictions.length === 0
                ? []
                : [t('doesNotPermit', { restrictions: restrictions.map(tell).join(', ') })]),
            ]
              .map((word) => `, ${word}`)
              .join('')}
          </span>
        </span>
      ),
    },
  ];
}
