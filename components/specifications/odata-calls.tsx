'use client';

import { Badge } from '#components/ui/badge.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { ODataParameter } from '#lib/specifications/model/odata-model.ts';
import type { ODataCall } from '#lib/specifications/odata-calls.ts';
import { ODataTypeLink } from './odata-type-link.tsx';
import { ShownPart } from './shown-part.tsx';

export interface ODataCallsProps {
  calls: readonly ODataCall[];
  onType(type: string): void;
}

/** Actions and functions as they are called, with what they take and give. */
export function ODataCalls({ calls, onType }: ODataCallsProps) {
  const t = useTexts('specifications');
  return (
    <ShownPart
      items={calls}
      noun={t('operationsNoun')}
      render={(part) => (
        <ul className="divide-y divide-line">
          {part.map((call) => (
            <Call
              key={`${call.method} ${call.path} ${call.operation?.boundTo}`}
              call={call}
              onType={onType}
            />
          ))}
        </ul>
      )}
    />
  );
}

function Call({ call, onType }: { call: ODataCall; onType(type: string): void }) {
  const t = useTexts('specifications');
  const tell = useTell();
  const { method, path, name, operation, isInner } = call;
  return (
    <li className="grid gap-1 px-4 py-2">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-mono text-xs font-semibold text-muted">{method}</span>
        <code className="min-w-0 font-mono text-sm break-all">{path}</code>
        {isInner ? <Badge>{t('withinOthers')}</Badge> : null}
      </div>
      {operation === undefined ? (
        <p className="text-sm text-muted">
          {t.rich('callNotDescribed', {
            name,
            code: (text) => <code className="font-mono break-all">{text}</code>,
          })}
        </p>
      ) : (
        <dl className="grid grid-cols-[max-content_1fr] gap-x-3 text-sm">
          {operation.boundTo === '' ? null : (
            <>
              <dt className="text-muted">{operation.kind === 'action' ? t('actionOf') : t('functionOf')}</dt>
              <dd className="min-w-0">
                <ODataTypeLink type={operation.boundTo} onType={onType} />
              </dd>
            </>
          )}
          {operation.parameters.map((parameter) => (
            <Parameter key={parameter.name} parameter={parameter} onType={onType} />
          ))}
          {operation.result === undefined ? null : (
            <>
              <dt className="text-muted">{t('gives')}</dt>
              <dd className="min-w-0">
                <ODataTypeLink type={operation.result.type} onType={onType} />
                <Words
                  words={[
                    ...(operation.result.nullable ? [] : [t('neverNull')]),
                    ...operation.result.rules.map(tell),
                  ]}
                />
              </dd>
            </>
          )}
        </dl>
      )}
    </li>
  );
}

function Parameter({ parameter, onType }: { parameter: ODataParameter; onType(type: string): void }) {
  const t = useTexts('specifications');
  const tell = useTell();
  const { name, type, nullable, isOptional, rules } = parameter;
  const words = [...(isOptional ? [t('optional')] : nullable ? [] : [t('required')]), ...rules.map(tell)];
  return (
    <>
      <dt className="min-w-0 text-muted">
        {t.rich('takes', {
          name,
          code: (text) => <code className="font-mono break-all text-text">{text}</code>,
        })}
      </dt>
      <dd className="min-w-0">
        <ODataTypeLink type={type} onType={onType} />
        <Words words={words} />
      </dd>
    </>
  );
}

function Words({ words }: { words: readonly string[] }) {
  return <span className="text-muted">{words.map((word) => `, ${word}`).join('')}</span>;
}
