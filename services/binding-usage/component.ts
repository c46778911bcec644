import { defineComponent } from '#lib/define-component.ts';
import { readBindingUsageConfig } from './config.ts';
import { createBindingUsage } from './create.ts';

export const bindingUsage = defineComponent({
  runs: 'leader',
  reads: readBindingUsageConfig,
  creates: createBindingUsage,
});
