import { defineComponent } from '#lib/define-component.ts';
import { readServiceCatalogConfig } from './config.ts';
import { createServiceCatalog } from './create.ts';

export const serviceCatalog = defineComponent({
  runs: 'leader',
  reads: readServiceCatalogConfig,
  creates: createServiceCatalog,
});
