import { defineComponent } from '#lib/define-component.ts';
import { readApplicationOperatorConfig } from './config.ts';
import { createApplicationOperator } from './create.ts';

export const applicationOperator = defineComponent({
  runs: 'leader',
  reads: readApplicationOperatorConfig,
  creates: createApplicationOperator,
});
