import type { ODataModel } from './model/odata-model.ts';
import { type ODataCall, odataCalls } from './odata-calls.ts';
import type { SpecificationOperation } from './specification-report.ts';

/** What can be called of an OData service: entity sets, singletons, imports, and what is bound to types. */
export function listODataOperations(model: ODataModel): SpecificationOperation[] {
  return [
    ...model.sets.map(({ name, type, kind }) => ({
      method: 'GET',
      path: `/${name}`,
      summary: kind === 'set' ? `Entity set of ${type}` : `Single ${type}`,
    })),
    ...odataCalls(model)
      .filter(({ isInner }) => !isInner)
      .map((call) => ({ method: call.method, path: call.path, summary: summaryOf(call) })),
  ];
}

function summaryOf({ name, operation }: ODataCall): string {
  if (operation === undefined) {
    return `Calls ${name}`;
  }
  const { kind, boundTo, parameters, result } = operation;
  const noun = kind === 'action' ? 'Action' : 'Function';
  return [
    boundTo === '' ? noun : `${noun} of ${boundTo}`,
    ...(parameters.length === 0 ? [] : [`takes ${parameters.map((one) => one.name).join(', ')}`]),
    ...(result === undefined ? [] : [`gives ${result.type}`]),
  ].join(', ');
}
