'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { cn } from '#lib/client/cn.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { PropertyModel, SchemaModel } from '#lib/specifications/model/specification-model.ts';
import { Prose } from './prose.tsx';
import { useSchema, useTypeWords } from './schema-names.ts';
import { ShownPart } from './shown-part.tsx';
import { WholeEntry } from './whole-entry.tsx';

/** A schema: its type, then its properties, each opened on demand. Schemas that contain themselves open as deep as wanted. */
export function SchemaView({ schema }: { schema: SchemaModel }) {
  const words = useTypeWords(schema);
  return (
    <div className="grid gap-1">
      <p className="text-sm">
        <code className="font-mono break-words">{words}</code>
      </p>
      <SchemaBody schema={schema} />
    </div>
  );
}

interface SchemaBodyProps {
  schema: SchemaModel;
  /** Shared schemas that are shown around it: an array of itself is not unrolled without end. */
  within?: readonly string[];
}

function SchemaBody(props: SchemaBodyProps) {
  const { outline } = useSchema(props.schema);
  return outline === undefined ? (
    <KnownSchemaBody {...props} />
  ) : (
    <WholeEntry list="schemas" entry={outline} render={() => <KnownSchemaBody {...props} />} />
  );
}

function KnownSchemaBody({ schema, within = [] }: SchemaBodyProps) {
  const t = useTexts('specifications');
  const found = useSchema(schema).schema;
  const around = schema.ref === undefined ? within : [...within, schema.ref];
  const { description, properties, items, entries, variants } = found;
  return (
    <div className="grid gap-1">
      <Prose text={description} className="text-sm text-muted" />
      <Facts schema={found} />
      {properties.length === 0 ? null : (
        <ShownPart
          items={properties}
          noun={t('propertiesNoun')}
          render={(part) => (
            <ul className="border-l border-line">
              {part.map((property) => (
                <PropertyItem key={property.name} property={property} />
              ))}
            </ul>
          )}
        />
      )}
      {entries === undefined ? null : (
        <div className="grid gap-1 pl-3">
          <span className="text-xs text-muted">{t('anyOtherName')}</span>
          <ExpandableSchema schema={entries} />
        </div>
      )}
      {items === undefined ? null : items.ref !== undefined && around.includes(items.ref) ? (
        <ExpandableSchema schema={items} />
      ) : (
        <SchemaBody schema={items} within={around} />
      )}
      {variants?.schemas.map((part, index) => (
        <Variant
          // biome-ignore lint/suspicious/noArrayIndexKey: variants have no identity, and their order does not change
          key={index}
          how={t(index === 0 ? hows[variants.how] : variants.how === 'all of' ? 'and' : 'or')}
          schema={part}
        />
      ))}
    </div>
  );
}

const hows = { 'all of': 'allOf', 'one of': 'oneOf', 'any of': 'anyOf' } as const;

function Variant({ how, schema }: { how: string; schema: SchemaModel }) {
  return (
    <div className="grid gap-1 pl-3">
      <span className="text-xs text-muted">{how}</span>
      <ExpandableSchema schema={schema} />
    </div>
  );
}

function ExpandableSchema({ schema }: { schema: SchemaModel }) {
  const words = useTypeWords(schema);
  const hasMore = useHasMore(schema);
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Line open={open} onToggle={hasMore ? () => setOpen(!open) : undefined}>
        <code className="font-mono text-sm">{words}</code>
      </Line>
      {open ? (
        <div className="pl-5">
          <SchemaBody schema={schema} />
        </div>
      ) : null}
    </div>
  );
}

function PropertyItem({ property }: { property: PropertyModel }) {
  const t = useTexts('specifications');
  const { name, required, schema } = property;
  const words = useTypeWords(schema);
  const hasMore = useHasMore(schema);
  const [open, setOpen] = useState(false);
  return (
    <li className="pl-3">
      <Line open={open} onToggle={hasMore ? () => setOpen(!open) : undefined}>
        <span className="flex flex-wrap items-baseline gap-x-2">
          <code className={cn('font-mono text-sm break-all', schema.deprecated && 'line-through')}>
            {name}
          </code>
          <span className="text-sm break-words text-muted">{words}</span>
          {required ? <span className="text-xs text-warn">{t('required')}</span> : null}
          {schema.deprecated ? <span className="text-xs text-muted">{t('deprecated')}</span> : null}
        </span>
      </Line>
      <div className="grid gap-1 pl-5">
        {open && schema.ref === undefined ? null : (
          <>
            <Prose text={schema.description} className="text-sm text-muted" />
            {open ? null : <Facts schema={schema} />}
          </>
        )}
        {open ? <SchemaBody schema={schema} /> : null}
      </div>
    </li>
  );
}

interface LineProps {
  open: boolean;
  onToggle: (() => void) | undefined;
  children: ReactNode;
}

function Line({ open, onToggle, children }: LineProps) {
  if (onToggle === undefined) {
    return <div className="flex min-h-6 items-center py-0.5 pl-5">{children}</div>;
  }
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onToggle}
      className="flex min-h-6 items-center gap-1 rounded-sm py-0.5 text-left hover:text-accent"
    >
      <ChevronRight
        aria-hidden
        className={cn('size-4 shrink-0 text-muted transition-transform duration-100', open && 'rotate-90')}
      />
      {children}
    </button>
  );
}

const mostValues = 200;

function Facts({ schema }: { schema: SchemaModel }) {
  const t = useTexts('specifications');
  const tell = useTell();
  const { values, demands = [] } = schema;
  const rules = [
    ...schema.rules.map(tell),
    ...(demands.length === 0 ? [] : [t('requiredNames', { names: demands.join(', ') })]),
  ];
  const shown = {
    values: values.slice(0, mostValues).join(', '),
    code: (text: ReactNode) => <code className="font-mono">{text}</code>,
  };
  if (values.length === 0 && rules.length === 0) {
    return null;
  }
  return (
    <p className="text-sm break-words text-muted">
      {values.length === 0 ? null : (
        <>
          {values.length > mostValues
            ? t.rich('oneOfCodeAndMore', { ...shown, count: values.length - mostValues })
            : t.rich('oneOfCode', shown)}
          {rules.length === 0 ? null : '; '}
        </>
      )}
      {rules.join('; ')}
    </p>
  );
}

/** Whether there is something inside to open. */
function useHasMore(schema: SchemaModel): boolean {
  const { schema: found, outline } = useSchema(schema);
  return (
    outline !== undefined ||
    isOpenable(found) ||
    (schema.ref !== undefined &&
      (found.description !== '' || found.values.length > 0 || found.rules.length > 0))
  );
}

function isOpenable({ properties, variants, entries, items }: SchemaModel): boolean {
  const isWide = properties.length > 0 || variants !== undefined || entries !== undefined;
  return isWide || (items !== undefined && (items.ref !== undefined || isOpenable(items)));
}
