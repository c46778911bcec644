'use client';

import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useMemo } from 'react';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { AsyncApiModel, ChannelModel, MessageModel } from '#lib/specs/model/spec-model.ts';
import { Prose } from './prose.tsx';
import { byKey, SharedSchemas } from './schema-names.ts';
import { SchemaView } from './schema-view.tsx';
import { ShownPart } from './shown-part.tsx';

/** The channels of an application with the messages that go through them. */
export function AsyncApiReference({ model }: { model: AsyncApiModel }) {
  const schemas = useMemo(() => byKey(model.schemas), [model.schemas]);
  return (
    <SharedSchemas value={schemas}>
      {model.channels.length === 0 ? (
        <Card>
          <EmptyState title="It describes no channel" />
        </Card>
      ) : null}
      <ShownPart
        items={model.channels}
        noun="channels"
        render={(channels) => channels.map((channel) => <Channel key={channel.address} channel={channel} />)}
      />
    </SharedSchemas>
  );
}

function Channel({ channel }: { channel: ChannelModel }) {
  return (
    <Card aria-label={`Channel ${channel.address}`}>
      <CardHeader
        level={3}
        title={<code className="font-mono text-sm break-all">{channel.address}</code>}
        {...(channel.description === '' ? {} : { description: channel.description })}
      />
      <CardBody className="grid gap-5">
        {channel.actions.length === 0 ? <p className="text-muted">Nothing goes through it.</p> : null}
        {channel.actions.map(({ direction, summary, messages }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a direction may appear twice, and the order does not change
          <section key={index} className="grid gap-3">
            <h4 className="flex flex-wrap items-center gap-x-1.5 text-sm font-semibold">
              {direction === 'send' ? (
                <ArrowUpRight aria-hidden className="size-4 text-accent" />
              ) : (
                <ArrowDownLeft aria-hidden className="size-4 text-ok" />
              )}
              {direction === 'send' ? 'The application sends' : 'The application receives'}
              <span className="font-normal text-muted">{summary}</span>
            </h4>
            <ShownPart
              items={messages}
              noun="messages"
              render={(part) => (
                <ul className="grid gap-3">
                  {part.map((message) => (
                    <Message key={message.name} message={message} />
                  ))}
                </ul>
              )}
            />
          </section>
        ))}
      </CardBody>
    </Card>
  );
}

function Message({ message }: { message: MessageModel }) {
  const { name, title, description, contentType, payload, headers } = message;
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
      {headers === undefined ? null : (
        <div>
          <h5 className="text-xs text-muted">Headers</h5>
          <SchemaView schema={headers} />
        </div>
      )}
      {payload === undefined ? (
        <p className="text-sm text-muted">Its payload is not described.</p>
      ) : (
        <div>
          <h5 className="text-xs text-muted">Payload</h5>
          <SchemaView schema={payload} />
        </div>
      )}
    </li>
  );
}
