import { message } from '../../../texts/message.ts';
import { tell } from '../diagnose.ts';
import type { Examples } from '../example-objects.ts';
import { componentDown } from './down.ts';

export const componentExamples: Examples<'component'> = {
  'component/down': () =>
    tell(componentDown, {
      name: 'Registry',
      evidence: message('health.componentAnswered', { url: 'http://registry/v1/health', status: '503' }),
    }),
};
