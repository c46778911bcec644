'use client';

import { Card, CardHeader } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Conditions = NonNullable<ViewAnswer<'object'>['object']>['conditions'];

/** What the controllers say of an object; nothing where they say nothing. */
export function ObjectConditions({ conditions }: { conditions: Conditions }) {
  const t = useTexts('objects');
  if (conditions.length === 0) {
    return null;
  }
  return (
    <Card>
      <CardHeader title={t('conditions')} description={t('conditionsAbout')} />
      <ul className="divide-y divide-line">
        {conditions.map(({ id, status, reason, message, since }) => (
          <li key={id} className="px-4 py-2">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">{t('conditionIs', { condition: id, status })}</span>
              {reason === undefined || reason === '' ? null : <span className="text-muted">{reason}</span>}
              <RelativeTime value={since} className="ml-auto text-sm text-muted" />
            </p>
            {message === undefined || message === '' ? null : (
              <p className="text-sm break-words text-muted">{message}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
