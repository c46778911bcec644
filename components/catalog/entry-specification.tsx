'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { SpecificationTab } from '#components/specifications/specification-tab.tsx';
import { Select } from '#components/ui/select.tsx';
import type { ApplicationService } from '#lib/domain/application/application.ts';

export interface EntrySpecificationProps {
  application: string;
  service: ApplicationService;
  /** Where a specification can be added. */
  editHref: string;
}

/** What the service behind a catalog entry offers, to read. */
export function EntrySpecification({ application, service, editHref }: EntrySpecificationProps) {
  const router = useRouter();
  const types = service.entries.map(({ type }) => type);
  const [type, setType] = useState(types[0] ?? 'API');
  return (
    <section aria-label="Specification" className="grid gap-4">
      {types.length < 2 ? null : (
        <Select
          aria-label="Part of the service"
          value={type}
          onChange={(event) => setType(event.target.value === 'Events' ? 'Events' : 'API')}
          className="w-40"
        >
          {types.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      )}
      <SpecificationTab
        key={type}
        address={{ application, serviceId: service.id, part: type === 'API' ? 'api' : 'events' }}
        onEdit={() => router.push(editHref)}
      />
    </section>
  );
}
