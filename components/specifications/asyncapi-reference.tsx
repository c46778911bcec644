'use client';

import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { matchesChannel } from '#lib/specifications/model/search-model.ts';
import type {
  ActionModel,
  AsyncApiModel,
  ChannelModel,
  ParameterModel,
} from '#lib/specifications/model/specification-model.ts';
import { EntryReference } from './entry-reference.tsx';
import { Bindings, MessageList } from './message-list.tsx';
import { ParameterLine } from './parameter-line.tsx';
import { WholeEntry } from './whole-entry.tsx';

/** The channels of an application with the messages that go through them. */
export function AsyncApiReference({ model }: { model: AsyncApiModel }) {
  return (
    <EntryReference
      entries={model.channels}
      kind="channel"
      schemas={model.schemas}
      isFound={matchesChannel}
      render={(channels) =>
        channels.map((channel, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: channels may have one address, and their order does not change
          <Channel key={`${index} ${channel.address}`} channel={channel} />
        ))
      }
    />
  );
}

function Channel({ channel }: { channel: ChannelModel }) {
  const t = useTexts('specifications');
  const [isOpen, setIsOpen] = useState(channel.at === undefined);
  return (
    <Card aria-label={t('channel', { address: channel.address })}>
      <CardHeader
        level={3}
        title={<code className="font-mono text-sm break-all">{channel.address}</code>}
        {...(channel.description === '' ? {} : { description: channel.description })}
        {...(isOpen ? {} : { actions: <Button onClick={() => setIsOpen(true)}>{t('showMessages')}</Button> })}
      />
      {isOpen ? (
        <WholeEntry list="channels" entry={channel} render={(whole) => <ChannelBody channel={whole} />} />
      ) : null}
    </Card>
  );
}

function ChannelBody({ channel }: { channel: ChannelModel }) {
  const t = useTexts('specifications');
  return (
    <CardBody className="grid gap-5">
      <Parameters parameters={channel.parameters} />
      <Bindings bindings={channel.bindings} />
      {channel.actions.length === 0 ? <p className="text-muted">{t('noOperation')}</p> : null}
      {channel.actions.map((action, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a direction may appear twice, and the order does not change
        <Action key={index} action={action} />
      ))}
    </CardBody>
  );
}

function Parameters({ parameters }: { parameters: readonly ParameterModel[] }) {
  const t = useTexts('specifications');
  return parameters.length === 0 ? null : (
    <ul aria-label={t('addressParts')} className="grid gap-2">
      {parameters.map((parameter) => (
        <ParameterLine key={parameter.name} parameter={parameter} />
      ))}
    </ul>
  );
}

function Action({ action: { direction, summary, messages, bindings, reply } }: { action: ActionModel }) {
  const t = useTexts('specifications');
  return (
    <section className="grid gap-3">
      <h4 className="flex flex-wrap items-center gap-x-1.5 text-sm font-semibold">
        {direction === 'send' ? (
          <ArrowUpRight aria-hidden className="size-4 text-accent" />
        ) : (
          <ArrowDownLeft aria-hidden className="size-4 text-ok" />
        )}
        {t('action', { direction })}
        <span className="font-normal text-muted">{summary}</span>
      </h4>
      <Bindings bindings={bindings} />
      <MessageList messages={messages} />
      {reply === undefined ? null : (
        <section className="grid gap-2">
          <h5 className="text-sm">
            {reply.address === ''
              ? t('reply', { direction })
              : t.rich('replyOn', {
                  direction,
                  address: reply.address,
                  code: (text) => <code className="font-mono text-sm break-all">{text}</code>,
                })}
          </h5>
          <MessageList messages={reply.messages} />
        </section>
      )}
    </section>
  );
}
