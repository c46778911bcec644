'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { cn } from '#lib/client/cn.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { ContentModel, OperationModel } from '#lib/specifications/model/specification-model.ts';
import { ParameterLine } from './parameter-line.tsx';
import { Prose } from './prose.tsx';
import { SchemaView } from './schema-view.tsx';
import { ShownPart } from './shown-part.tsx';
import { WholeEntry } from './whole-entry.tsx';

/** One operation: method, path and summary; its parameters, body and answers once it is opened. */
export function OperationItem({ operation }: { operation: OperationModel }) {
  const t = useTexts('specifications');
  const { method, path, summary, deprecated } = operation;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-11 w-full items-center gap-2 px-4 py-2 text-left hover:bg-inset/60 focus-visible:-outline-offset-2"
      >
        <ChevronRight
          aria-hidden
          className={cn('size-4 shrink-0 text-muted transition-transform duration-100', open && 'rotate-90')}
        />
        <span className="grid min-w-0 gap-x-3 sm:flex sm:flex-wrap sm:items-baseline">
          <span className="flex min-w-0 items-baseline gap-2">
            <Method method={method} />
            <code className={cn('font-mono text-sm break-all', deprecated && 'line-through')}>{path}</code>
          </span>
          <span className="min-w-0 break-words text-muted">{summary}</span>
          {deprecated ? <span className="text-sm text-muted">{t('deprecated')}</span> : null}
        </span>
      </button>
      {open ? (
        <div id={id} className="grid gap-5 px-4 pt-1 pb-5 sm:pl-10">
          <WholeEntry
            list="operations"
            entry={operation}
            render={(whole) => <OperationDetails operation={whole} />}
          />
        </div>
      ) : null}
    </li>
  );
}

const methodColours: Record<string, string> = {
  GET: 'text-accent',
  POST: 'text-ok',
  DELETE: 'text-bad',
};

function Method({ method }: { method: string }) {
  return (
    <span
      className={cn('w-14 shrink-0 font-mono text-sm font-semibold', methodColours[method] ?? 'text-warn')}
    >
      {method}
    </span>
  );
}

function OperationDetails({ operation }: { operation: OperationModel }) {
  const t = useTexts('specifications');
  const { description, parameters, body, responses, callback } = operation;
  return (
    <>
      {callback === undefined ? null : (
        <p className="text-sm text-muted">
          {t.rich('callback', {
            name: callback.name,
            of: callback.of,
            code: (text) => <code className="font-mono break-all">{text}</code>,
          })}
        </p>
      )}
      <Prose text={description} />
      {parameters.length === 0 ? null : (
        <Part title={t('parameters')}>
          <ShownPart
            items={parameters}
            noun={t('parametersNoun')}
            render={(part) => (
              <ul className="grid gap-2">
                {part.map((parameter) => (
                  <ParameterLine key={`${parameter.place} ${parameter.name}`} parameter={parameter} />
                ))}
              </ul>
            )}
          />
        </Part>
      )}
      {body === undefined ? null : (
        <Part title={t('body', { isRequired: body.required ? 'yes' : 'no' })}>
          <Prose text={body.description} className="text-sm text-muted" />
          <Contents contents={body.contents} />
        </Part>
      )}
      <Part title={t('answers')}>
        {responses.length === 0 ? <p className="text-sm text-muted">{t('noAnswers')}</p> : null}
        <ShownPart
          items={responses}
          noun={t('answersNoun')}
          render={(part) => (
            <ul className="grid gap-3">
              {part.map(({ status, description: text, headers, contents }) => (
                <li key={status} className="grid gap-1">
                  <div className="flex flex-wrap items-baseline gap-x-2">
                    <code className="font-mono text-sm font-semibold">{status}</code>
                    <Prose text={text} className="text-sm text-muted" />
                  </div>
                  {headers.length === 0 ? null : (
                    <ul aria-label={t('headersOf', { status })} className="grid gap-2 pl-3">
                      {headers.map((header) => (
                        <ParameterLine key={header.name} parameter={header} />
                      ))}
                    </ul>
                  )}
                  <Contents contents={contents} />
                </li>
              ))}
            </ul>
          )}
        />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h4 className="text-sm font-semibold">{title}</h4>
      {children}
    </section>
  );
}

function Contents({ contents }: { contents: readonly ContentModel[] }) {
  return contents.map(({ mediaType, schema }) => (
    <div key={mediaType} className="grid gap-1 rounded-md border border-line px-3 py-2">
      <span className="text-xs break-all text-muted">{mediaType}</span>
      <SchemaView schema={schema} />
    </div>
  ));
}
