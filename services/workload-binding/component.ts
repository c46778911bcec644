import { defineComponent } from '#lib/define-component.ts';
import { readServiceBindingConfig } from './config.ts';
import { createServiceBinding } from './create.ts';

export const serviceBinding = defineComponent({
  runs: 'leader',
  reads: readServiceBindingConfig,
  creates: createServiceBinding,
});
