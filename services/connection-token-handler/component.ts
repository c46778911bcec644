import { defineComponent } from '#lib/define-component.ts';
import { readConnectionTokenHandlerConfig } from './config.ts';
import { createConnectionTokenHandler } from './create.ts';

export const connectionTokenHandler = defineComponent({
  runs: 'leader',
  needs: ['connectorInternal'],
  reads: readConnectionTokenHandlerConfig,
  beside: (config, { addressOf }) => ({ ...config, connectorInternalUrl: addressOf('connectorInternal') }),
  creates: createConnectionTokenHandler,
});
