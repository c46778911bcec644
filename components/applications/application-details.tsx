'use client';

import { Badge } from '#components/ui/badge.tsx';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Application } from '#lib/domain/application/application.ts';
import { acceptedCommonNames } from '#lib/domain/application/application.ts';
import type { Connection } from '#lib/domain/view/connection.ts';

export interface ApplicationDetailsProps {
  application: Application;
  connection: Connection;
}

export function ApplicationDetails({ application, connection }: ApplicationDetailsProps) {
  const { metadata, spec, status } = application;
  const labels = Object.entries(spec?.labels ?? {});
  return (
    <Card aria-labelledby="details">
      <CardHeader id="details" title="Details" />
      <CardBody>
        <KeyValues
          items={[
            { label: 'Set up', value: status?.installationStatus?.description },
            {
              label: 'Certificate ends',
              value:
                connection.certificateExpiresAt === undefined ? undefined : (
                  <RelativeTime value={connection.certificateExpiresAt} />
                ),
            },
            {
              label: 'Accepted names',
              value: (
                <code className="font-mono text-sm">CN={acceptedCommonNames(application).join(', ')}</code>
              ),
            },
            { label: 'Tenant', value: spec?.tenant },
            { label: 'Group', value: spec?.group },
            {
              label: 'Labels',
              value:
                labels.length === 0 ? undefined : (
                  <span className="flex flex-wrap gap-1">
                    {labels.map(([key, value]) => (
                      <Badge key={key}>
                        {key}: {value}
                      </Badge>
                    ))}
                  </span>
                ),
            },
            { label: 'Created', value: <RelativeTime value={metadata.creationTimestamp} /> },
          ]}
        />
      </CardBody>
    </Card>
  );
}
