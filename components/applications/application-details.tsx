'use client';

import { Badge } from '#components/ui/badge.tsx';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Particulars = NonNullable<ViewAnswer<'application'>['application']>;

export function ApplicationDetails({ application }: { application: Particulars }) {
  const t = useTexts('applications');
  const { setUp, certificateExpiresAt, certificateUsedAt, acceptedNames } = application;
  const { tenant, group, labels, createdAt } = application;
  return (
    <Card aria-labelledby="details">
      <CardHeader id="details" title={t('details')} />
      <CardBody>
        <KeyValues
          items={[
            { label: t('setUp'), value: setUp },
            {
              label: t('certificateEnds'),
              value:
                certificateExpiresAt === undefined ? undefined : (
                  <RelativeTime value={certificateExpiresAt} />
                ),
            },
            {
              label: t('certificateUsed'),
              value: certificateUsedAt === undefined ? undefined : <RelativeTime value={certificateUsedAt} />,
            },
            {
              label: t('acceptedNames'),
              value: <code className="font-mono text-sm">CN={acceptedNames.join(', ')}</code>,
            },
            { label: t('tenant'), value: tenant },
            { label: t('group'), value: group },
            {
              label: t('labels'),
              value:
                labels.length === 0 ? undefined : (
                  <span className="flex flex-wrap gap-1">
                    {labels.map((label) => (
                      <Badge key={label}>{label.replace('=', ': ')}</Badge>
                    ))}
                  </span>
                ),
            },
            { label: t('created'), value: <RelativeTime value={createdAt} /> },
          ]}
        />
      </CardBody>
    </Card>
  );
}
