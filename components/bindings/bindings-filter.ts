import {
  knownValue,
  oneOf,
  pageField,
  type ReadParam,
  sortField,
  type UnknownValue,
  unknownValues,
} from '#lib/client/list-address.ts';
import type { RowsFilter } from '#lib/client/page-query.ts';
import { message } from '#lib/domain/texts/message.ts';
import { bindingShows } from '#lib/domain/view/binding-shows.ts';

const show = oneOf('show', message('bindings.statusNoun'), bindingShows);
const sort = sortField(['service', 'workload', 'status', 'secret', 'instance'], 'service');
const fields = [show, sort, pageField];

/** Parameters of the address that narrow the list, beside its text. */
export const bindingFilterParams = ['show', 'namespace', 'application', 'label'] as const;

/** What the list of bindings shows, by the parameters of its address. */
export function bindingsFilter(param: ReadParam): Required<RowsFilter<'binding-rows'>> {
  return {
    text: param('q', ''),
    show: knownValue(show, param),
    namespace: param('namespace', ''),
    application: param('application', ''),
    label: param('label', ''),
    sort: knownValue(sort, param),
  };
}

/** What the address says that the list does not know. */
export function unknownOfBindings(param: ReadParam): UnknownValue[] {
  return unknownValues(fields, param);
}
