import { Command } from 'cmdk';
import { LibraryBig } from 'lucide-react';
import type { Application } from '#lib/domain/application/application.ts';
import { paletteGroupClass, paletteItemClass } from './palette-classes.ts';

export interface PaletteServicesProps {
  applications: readonly Application[];
  onGo(href: string): void;
}

/** The registered services in the palette; nothing, not even its heading, where there is none. */
export function PaletteServices({ applications, onGo }: PaletteServicesProps) {
  const services = applications.flatMap(({ metadata, spec = {} }) =>
    (spec.services ?? []).map((service) => ({ ...service, application: metadata.name })),
  );
  if (services.length === 0) {
    return null;
  }
  return (
    <Command.Group heading="Services" className={paletteGroupClass}>
      {services.map(({ id, displayName, application }) => (
        <Command.Item
          key={`${application}/${id}`}
          value={`service ${displayName} ${application}`}
          onSelect={() => onGo(`/applications/${application}?step=services`)}
          className={paletteItemClass}
        >
          <LibraryBig aria-hidden />
          {displayName}
          <span className="text-sm text-muted">{application}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
