'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { SpecificationTab } from '#components/specifications/specification-tab.tsx';
import { Select } from '#components/ui/select.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ServiceEntry } from '#lib/domain/application/application.ts';

export interface EntrySpecificationProps {
  application: string;
  serviceId: string;
  /** Its parts. */
  types: readonly ServiceEntry['type'][];
  /** Where a specification can be added. */
  editHref: string;
}

/** What the service behind a catalog entry offers, to read. */
export function EntrySpecification({ application, serviceId, types, editHref }: EntrySpecificationProps) {
  const t = useTexts('catalog');
  const router = useRouter();
  const [type, setType] = useState(types[0] ?? 'API');
  return (
    <section aria-label={t('specification')} className="grid gap-4">
      {types.length < 2 ? null : (
        <Select
          aria-label={t('partOfService')}
          value={type}
          onChange={(event) => setType(event.target.value === 'Events' ? 'Events' : 'API')}
          className="w-40"
        >
          {types.map((one) => (
            <option key={one} value={one}>
              {one === 'API' ? t('api') : t('events')}
            </option>
          ))}
        </Select>
      )}
      <SpecificationTab
        key={type}
        address={{ application, serviceId, part: type === 'API' ? 'api' : 'events' }}
        onEdit={() => router.push(editHref)}
      />
    </section>
  );
}
