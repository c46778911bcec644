'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Card, CardBody } from '#components/ui/card.tsx';
import { ConflictChoices } from '#components/ui/conflict-choices.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { type ServiceAddress, serviceQuery } from '#lib/client/services.ts';
import { isPublicField } from '#lib/domain/application/credentials/credential-values.ts';
import type { RegisteredService } from '#lib/domain/application/registered-service.ts';
import type { ServiceSettings } from '#lib/domain/application/service-form.ts';
import { settingsOf } from '#lib/domain/application/service-settings.ts';
import type { MergeConflict } from '#lib/domain/kubernetes/three-way-merge.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { SettingsCredentials } from './settings-credentials.tsx';
import { useServiceSettings } from './use-service-settings.ts';

export interface SettingsTabProps {
  application: string;
  service: NonNullable<ViewAnswer<'service'>['service']>;
  /** Told whether something is entered that is not saved. */
  onChanged(isChanged: boolean): void;
}

/** Name, target and credentials of a service, to be changed. */
export function SettingsTab({ application, service, onChanged }: SettingsTabProps) {
  const query = useQuery(serviceQuery(application, service.id));
  const stored = useMemo(() => (query.data === undefined ? undefined : settingsOf(query.data)), [query.data]);
  if (query.data === undefined || stored === undefined) {
    return query.error === null ? (
      <SkeletonRows label="Loading the settings" rows={6} />
    ) : (
      <ErrorNotice
        error={query.error}
        title="The settings could not be loaded"
        onRetry={<Button onClick={() => void query.refetch()}>Try again</Button>}
      />
    );
  }
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
      <Card>
        <CardBody>
          <SettingsForm
            address={{ application, serviceId: service.id }}
            stored={stored}
            hasApi={service.parts.includes('API')}
            onChanged={onChanged}
          />
        </CardBody>
      </Card>
      <Card>
        <CardBody>
          <KeyValues
            items={[
              { label: 'Inside the cluster', value: code(service.gatewayUrl) },
              { label: 'Catalog name', value: code(service.name) },
              { label: 'Id', value: code(service.id) },
              { label: 'Identifier', value: code(service.identifier) },
              {
                label: 'Sent with every call',
                value: parameterNames(query.data.api?.requestParameters),
              },
            ]}
          />
        </CardBody>
      </Card>
    </div>
  );
}

function code(text: string | undefined) {
  return text ? <code className="font-mono text-sm break-all">{text}</code> : undefined;
}

type Parameters = NonNullable<RegisteredService['api']>['requestParameters'];

function parameterNames(parameters: Parameters): string {
  return [
    ...Object.keys(parameters?.headers ?? {}).map((name) => `header ${name}`),
    ...Object.keys(parameters?.queryParameters ?? {}).map((name) => `query parameter ${name}`),
  ].join(', ');
}

interface SettingsFormProps {
  address: ServiceAddress;
  stored: ServiceSettings;
  hasApi: boolean;
  onChanged(isChanged: boolean): void;
}

const texts = [
  { name: 'name', label: 'Name', hint: 'As it appears in the catalog.' },
  { name: 'provider', label: 'Provider', hint: 'Who offers it.' },
  { name: 'description', label: 'Description', hint: 'What it does, in a sentence.' },
] as const;

const labels: Record<string, string> = {
  ...Object.fromEntries(texts.map(({ name, label }) => [name, label])),
  shortDescription: 'Short description',
  targetUrl: 'Target URL',
  csrfUrl: 'CSRF token URL',
  credentials: 'Credentials of the API',
};

function placeOf({ path }: MergeConflict): string {
  const [name = '', ...rest] = path;
  return [labels[name] ?? name, ...rest].join(' › ');
}

/** Never a credential, which somebody may have typed. */
function shown(value: unknown, { path }: MergeConflict): string {
  if (path[0] !== 'credentials') {
    return value === '' ? 'Empty' : String(value);
  }
  const isPublic = path.length > 1 && isPublicField(path.at(-1) ?? '');
  return isPublic ? String(value) : `Of the kind ${(value as { type?: string }).type ?? 'entered'}`;
}

function SettingsForm({ address, stored, hasApi, onChanged }: SettingsFormProps) {
  const { form, save, submit, meeting } = useServiceSettings(address, stored);
  const { errors, isDirty } = form.formState;
  useEffect(() => {
    onChanged(isDirty);
    return () => onChanged(false);
  }, [isDirty, onChanged]);
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {texts.map(({ name, label, hint }) => (
          <Field key={name} label={label} hint={hint} required error={errors[name]?.message}>
            {(control) => <Input {...control} {...form.register(name)} autoComplete="off" />}
          </Field>
        ))}
        <Field
          label="Short description"
          hint="Shown in the catalog in place of the description."
          optional
          error={errors.shortDescription?.message}
        >
          {(control) => <Input {...control} {...form.register('shortDescription')} autoComplete="off" />}
        </Field>
        {hasApi ? (
          <Field
            label="Target URL"
            hint="Where the API is, as the cluster reaches it."
            required
            error={errors.targetUrl?.message}
          >
            {(control) => (
              <Input
                {...control}
                {...form.register('targetUrl')}
                type="url"
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        ) : null}
      </div>
      {hasApi ? <SettingsCredentials form={form} stored={stored.credentials} /> : null}
      {save.error ? (
        <ErrorNotice error={save.error} title="Nothing was changed; what you entered is kept" />
      ) : null}
      {meeting === undefined ? null : (
        <>
          <ConflictChoices
            conflicts={meeting.conflicts}
            choices={meeting.choices}
            onChoose={meeting.choose}
            show={shown}
            nameOf={placeOf}
          />
          <div>
            <Button
              disabled={meeting.resolved === undefined}
              pending={save.isPending}
              onClick={() => meeting.resolved && save.mutate(meeting.resolved)}
            >
              Save what I chose
            </Button>
          </div>
        </>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" disabled={!isDirty} pending={save.isPending}>
          Save
        </Button>
        <Button disabled={!isDirty || save.isPending} onClick={() => form.reset()}>
          Revert
        </Button>
        <span role="status" className="text-sm text-muted">
          {isDirty ? 'Not saved' : ''}
        </span>
      </div>
    </form>
  );
}
