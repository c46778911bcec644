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
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
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
  const t = useTexts('services');
  const query = useQuery(serviceQuery(application, service.id));
  const stored = useMemo(() => (query.data === undefined ? undefined : settingsOf(query.data)), [query.data]);
  if (query.data === undefined || stored === undefined) {
    return query.error === null ? (
      <SkeletonRows label={t('loadingSettings')} rows={6} />
    ) : (
      <ErrorNotice
        error={query.error}
        title={t('settingsNotLoaded')}
        onRetry={<Button onClick={() => void query.refetch()}>{t('tryAgain')}</Button>}
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
              { label: t('insideCluster'), value: code(service.gatewayUrl) },
              { label: t('catalogName'), value: code(service.name) },
              { label: t('id'), value: code(service.id) },
              { label: t('identifier'), value: code(service.identifier) },
              {
                label: t('sentWithEveryCall'),
                value: parameterNames(t, query.data.api?.requestParameters),
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

function parameterNames(t: Texts<'services'>, parameters: Parameters): string {
  return [
    ...Object.keys(parameters?.headers ?? {}).map((name) => t('header', { name })),
    ...Object.keys(parameters?.queryParameters ?? {}).map((name) => t('queryParameter', { name })),
  ].join(', ');
}

interface SettingsFormProps {
  address: ServiceAddress;
  stored: ServiceSettings;
  hasApi: boolean;
  onChanged(isChanged: boolean): void;
}

const texts = [
  { name: 'name', hint: 'nameHint' },
  { name: 'provider', hint: 'providerHint' },
  { name: 'description', hint: 'descriptionHint' },
] as const;

/** Also the keys of their labels. */
const fieldNames = [
  'name',
  'provider',
  'description',
  'shortDescription',
  'targetUrl',
  'csrfUrl',
  'credentials',
] as const satisfies readonly (keyof ServiceSettings)[];

function placeOf(t: Texts<'services'>, { path }: MergeConflict): string {
  const [name = '', ...rest] = path;
  const field = fieldNames.find((one) => one === name);
  return [field === undefined ? name : t(field), ...rest].join(' › ');
}

/** Never a credential, which somebody may have typed. */
function shown(t: Texts<'services'>, value: unknown, { path }: MergeConflict): string {
  if (path[0] !== 'credentials') {
    return value === '' ? t('empty') : String(value);
  }
  const isPublic = path.length > 1 && isPublicField(path.at(-1) ?? '');
  if (isPublic) {
    return String(value);
  }
  const { type } = value as { type?: string };
  return type === undefined ? t('ofEnteredKind') : t('ofKind', { type });
}

function SettingsForm({ address, stored, hasApi, onChanged }: SettingsFormProps) {
  const t = useTexts('services');
  const { form, save, submit, meeting } = useServiceSettings(address, stored);
  const { errors, isDirty } = form.formState;
  useEffect(() => {
    onChanged(isDirty);
    return () => onChanged(false);
  }, [isDirty, onChanged]);
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {texts.map(({ name, hint }) => (
          <Field key={name} label={t(name)} hint={t(hint)} required error={errors[name]?.message}>
            {(control) => <Input {...control} {...form.register(name)} autoComplete="off" />}
          </Field>
        ))}
        <Field
          label={t('shortDescription')}
          hint={t('shortDescriptionHint')}
          optional
          error={errors.shortDescription?.message}
        >
          {(control) => <Input {...control} {...form.register('shortDescription')} autoComplete="off" />}
        </Field>
        {hasApi ? (
          <Field label={t('targetUrl')} hint={t('targetUrlHint')} required error={errors.targetUrl?.message}>
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
      {save.error ? <ErrorNotice error={save.error} title={t('nothingChanged')} /> : null}
      {meeting === undefined ? null : (
        <>
          <ConflictChoices
            conflicts={meeting.conflicts}
            choices={meeting.choices}
            onChoose={meeting.choose}
            show={(value, conflict) => shown(t, value, conflict)}
            nameOf={(conflict) => placeOf(t, conflict)}
          />
          <div>
            <Button
              disabled={meeting.resolved === undefined}
              pending={save.isPending}
              onClick={() => meeting.resolved && save.mutate(meeting.resolved)}
            >
              {t('saveChosen')}
            </Button>
          </div>
        </>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" disabled={!isDirty} pending={save.isPending}>
          {t('save')}
        </Button>
        <Button disabled={!isDirty || save.isPending} onClick={() => form.reset()}>
          {t('revert')}
        </Button>
        <span role="status" className="text-sm text-muted">
          {isDirty ? t('notSaved') : ''}
        </span>
      </div>
    </form>
  );
}
