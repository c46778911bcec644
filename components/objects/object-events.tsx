'use client';

import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusIcon } from '#components/ui/status.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type ShownEvent = ViewAnswer<'object'>['events'][number];

/** What happened to an object lately. */
export function ObjectEvents({ events }: { events: readonly ShownEvent[] }) {
  const t = useTexts('objects');
  return (
    <Card>
      <CardHeader title={t('events')} description={t('eventsAbout')} />
      {events.length === 0 ? (
        <CardBody>
          <p className="text-muted">{t('noEvents')}</p>
        </CardBody>
      ) : (
        <ul className="divide-y divide-line">
          {events.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function EventLine({ event: { isWarning, reason, message, count, at, by } }: { event: ShownEvent }) {
  const t = useTexts('objects');
  return (
    <li className="flex gap-2 px-4 py-2">
      <StatusIcon health={isWarning ? 'warn' : 'off'} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium">{reason}</span>
          {isWarning ? <span className="sr-only">{t('warning')}</span> : null}
          {count > 1 ? <span className="text-sm text-muted">{t('times', { count })}</span> : null}
          {by === undefined ? null : <span className="text-sm text-muted">{by}</span>}
          <RelativeTime value={at} className="ml-auto text-sm text-muted" />
        </p>
        <p className="text-sm break-words text-muted">{message}</p>
      </div>
    </li>
  );
}
