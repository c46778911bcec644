import type { shell as english } from '#locales/en/shell.ts';
import type { Translated } from '#locales/translated.ts';

export const shell: Translated<typeof english> = {
  overview: 'Übersicht',
  connect: 'Verbinden',
  applications: 'Applications',
  namespaces: 'Namespaces',
  catalog: 'Katalog',
  bindings: 'Bindings',
  graph: 'Graph',
  expiry: 'Ablauf',
};
