'use client';

import { Badge } from '#components/ui/badge.tsx';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Particulars = NonNullable<ViewAnswer<'application'>['application']>;

export function ApplicationDetails({ application }: { application: Particulars }) {
  const { setUp, certificateExpiresAt, acceptedNames, tenant, group, labels, createdAt } = application;
  return (
    <Card aria-labelledby="details">
      <CardHeader id="details" title="Details" />
      <CardBody>
        <KeyValues
          items={[
            { label: 'Set up', value: setUp },
            {
              label: 'Certificate ends',
              value:
                certificateExpiresAt === undefined ? undefined : (
                  <RelativeTime value={certificateExpiresAt} />
                ),
            },
            {
              label: 'Accepted names',
              value: <code className="font-mono text-sm">CN={acceptedNames.join(', ')}</code>,
            },
            { label: 'Tenant', value: tenant },
            { label: 'Group', value: group },
            {
              label: 'Labels',
              value:
                labels.length === 0 ? undefined : (
                  <span className="flex flex-wrap gap-1">
                    {labels.map((label) => (
                      <Badge key={label}>{label.replace('=', ': ')}</Badge>
                    ))}
                  </span>
                ),
            },
            { label: 'Created', value: <RelativeTime value={createdAt} /> },
          ]}
        />
      </CardBody>
    </Card>
  );
}
