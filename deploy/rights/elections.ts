import { type ComponentName, components } from '#services/components.ts';
import type { ApiCall } from './api-call.ts';

/** The calls of an election as `component` makes them: about the lease of its name, none where every replica serves. */
export function elections(component: string, recorded: readonly ApiCall[]): ApiCall[] {
  if (components[component as ComponentName].runs !== 'leader') {
    return [];
  }
  return recorded.map((call) => (call.name === undefined ? call : { ...call, name: `mooring-${component}` }));
}
