'use client';

import { useTexts } from '#lib/client/texts.tsx';
import type { BindingModel, MessageModel } from '#lib/specifications/model/specification-model.ts';
import { Prose } from './prose.tsx';
import { SchemaView } from './schema-view.tsx';
import { ShownPart } from './shown-part.tsx';

/** Messages with their headers and payloads. */
export function MessageList({ messages }: { messages: readonly MessageModel[] }) {
  const t = useTexts('specifications');
  return (
    <ShownPart
      items={messages}
      noun={t('messagesNoun')}
      render={(part) => (
        <ul className="grid gap-3">
          {part.map((message, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages may have one name, and their order does not change
            <Message key={`${index} ${message.name}`} message={message} />
          ))}
        </ul>
      )}
    />
  );
}

function Message({ message }: { message: MessageModel }) {
  const t = useTexts('specifications');
  const { name, title, description, contentType, payload, headers, correlation, bindings } = message;
  return (
    <li className="grid gap-2 rounded-md border border-line px-3 py-2">
      <div className="grid gap-0.5">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <code className="font-mono text-sm font-semibold break-all">{name}</code>
          {title === name ? null : <span className="min-w-0 break-words">{title}</span>}
          <span className="text-xs text-muted">{contentType}</span>
        </div>
        <Prose text={description} className="text-sm text-muted" />
      </div>
      {correlation === '' ? null : (
        <p className="text-sm text-muted">
          {t.rich('correlation', {
            correlation,
            code: (text) => <code className="font-mono break-all">{text}</code>,
          })}
        </p>
      )}
      <Bindings bindings={bindings} />
      {headers === undefined ? null : (
        <div>
          <h5 className="text-xs text-muted">{t('headers')}</h5>
          <SchemaView schema={headers} />
        </div>
      )}
      {payload === undefined ? (
        <p className="text-sm text-muted">{t('noPayload')}</p>
      ) : (
        <div>
          <h5 className="text-xs text-muted">{t('payload')}</h5>
          <SchemaView schema={payload} />
        </div>
      )}
    </li>
  );
}

/** What holds for single protocols, a line each. */
export function Bindings({ bindings }: { bindings: readonly BindingModel[] }) {
  const t = useTexts('specifications');
  return bindings.length === 0 ? null : (
    <ul aria-label={t('protocols')} className="text-sm text-muted">
      {bindings.map(({ protocol, name, value }) => (
        <li key={`${protocol} ${name}`} className="break-words">
          {protocol}: {name} <code className="font-mono break-all">{shortened(value)}</code>
        </li>
      ))}
    </ul>
  );
}

const mostChars = 200;

function shortened(value: string): string {
  return value.length > mostChars ? `${value.slice(0, mostChars)}…` : value;
}
