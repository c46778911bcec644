import { defineComponent } from '#lib/define-component.ts';
import { readWorkloadBindingConfig } from './config.ts';
import { createWorkloadBinding } from './create.ts';

export const workloadBinding = defineComponent({
  runs: 'leader',
  reads: readWorkloadBindingConfig,
  creates: createWorkloadBinding,
});
