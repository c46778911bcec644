'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Select } from '#components/ui/select.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { type TabItem, Tabs } from '#components/ui/tabs.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { useUnsaved } from '#components/unsaved/use-unsaved.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { KeyOf } from '#lib/domain/texts/message.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import type { SpecificationPart } from '#lib/specifications/stored-specification.ts';
import { useSpecificationDraft } from './use-specification-draft.ts';

function Loading() {
  const t = useTexts('services');
  return <SkeletonRows label={t('loading')} rows={6} />;
}

const loading = () => <Loading />;
const SpecificationTab = dynamic(
  () =>
    loadPart(() => import('#components/specifications/specification-tab.tsx')).then(
      (module) => module.SpecificationTab,
    ),
  { ssr: false, loading },
);
const EditTab = dynamic(
  () => loadPart(() => import('#components/specifications/edit-tab.tsx')).then((module) => module.EditTab),
  { ssr: false, loading },
);
const SettingsTab = dynamic(
  () => loadPart(() => import('./settings-tab.tsx')).then((module) => module.SettingsTab),
  {
    ssr: false,
    loading,
  },
);

export interface ServiceTabsProps {
  application: string;
  service: NonNullable<ViewAnswer<'service'>['service']>;
  /** The workloads that are bound to it. */
  users: ViewAnswer<'service'>['users'];
}

type Tab = 'specification' | 'edit' | 'settings';

const partNames = { api: 'api', events: 'events' } as const satisfies Record<
  SpecificationPart,
  KeyOf<'services'>
>;

/** The tabs of a service. What is edited in one stays while another is looked at. */
export function ServiceTabs({ application, service, users }: ServiceTabsProps) {
  const t = useTexts('services');
  const [tab, setTab] = useUrlParam('tab', 'specification');
  const parts = service.parts.map((type): SpecificationPart => (type === 'API' ? 'api' : 'events'));
  const [chosen, setChosen] = useUrlParam('part', parts[0] ?? 'api');
  const part = parts.find((one) => one === chosen) ?? parts[0] ?? 'api';
  const address = { application, serviceId: service.id, part };
  const drafts = {
    api: useSpecificationDraft({ ...address, part: 'api' }),
    events: useSpecificationDraft({ ...address, part: 'events' }),
  };
  const [draft, setDraft] = drafts[part];
  const edited = parts.map((one) => drafts[one]).filter(([one]) => one !== undefined);
  useUnsaved(
    edited.length === 0
      ? undefined
      : {
          what: t('specificationOf', { service: service.displayName }),
          drop: () => {
            for (const [, set] of edited) {
              set(undefined);
            }
          },
        },
  );
  const [isChanged, setChanged] = useState(false);
  const leaveSettings = useUnsaved(
    isChanged ? { what: t('targetAndCredentialsOf', { service: service.displayName }) } : undefined,
  );
  const choice =
    parts.length < 2 ? null : (
      <Select
        aria-label={t('partOfService')}
        value={part}
        onChange={(event) => setChosen(event.target.value)}
        className="mb-4 w-40"
      >
        {parts.map((one) => (
          <option key={one} value={one}>
            {t(partNames[one])}
          </option>
        ))}
      </Select>
    );
  const items: TabItem<Tab>[] = [
    {
      value: 'specification',
      label: t('specification'),
      content: (
        <>
          {choice}
          <SpecificationTab address={address} onEdit={() => setTab('edit')} />
        </>
      ),
    },
    {
      value: 'edit',
      label: draft === undefined ? t('edit') : t('editNotSaved'),
      content: (
        <>
          {choice}
          <EditTab
            key={part}
            address={address}
            users={users}
            draft={draft}
            onDraft={setDraft}
            onSaved={() => setTab('specification')}
          />
        </>
      ),
    },
    {
      value: 'settings',
      label: t('targetAndCredentials'),
      content: <SettingsTab application={application} service={service} onChanged={setChanged} />,
    },
  ];
  return (
    <Tabs
      label={t('partsOfPage')}
      items={items}
      value={items.find(({ value }) => value === tab)?.value ?? 'specification'}
      onChange={(next) => leaveSettings(() => setTab(next))}
    />
  );
}
