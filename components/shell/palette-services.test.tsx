import { Command } from 'cmdk';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { PaletteServices } from './palette-services.tsx';

function shown(services: string[]): string {
  const application = {
    metadata: { name: 'shop' },
    spec: { services: services.map((displayName) => ({ id: displayName, displayName, entries: [] })) },
  } as unknown as Application;
  return renderToStaticMarkup(
    <Command>
      <PaletteServices applications={[application]} onGo={() => undefined} />
    </Command>,
  );
}

it('names each service with its application', () => {
  expect(shown(['Orders', 'Prices'])).toMatch(/Services.*Orders.*shop.*Prices.*shop/);
});

it('has no heading without a service', () => {
  expect(shown([])).not.toContain('Services');
});
