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
import { catalogStates } from '#lib/domain/view/catalog-states.ts';
import type { ViewQuery } from '#lib/domain/view/views.ts';

const state = oneOf('state', message('catalog.stateNoun'), catalogStates);
const view = oneOf('view', message('catalog.viewNoun'), ['cards', 'table']);
const sort = sortField(['name', 'application', 'namespaces', 'instances', 'status'], 'name');
const fields = [state, view, sort, pageField];

/** What the catalog shows, by the parameters of its address. */
export function catalogFilter(param: ReadParam): Required<RowsFilter<'catalog-rows'>> {
  return {
    text: param('q', ''),
    application: param('application', ''),
    namespace: param('namespace', ''),
    state: knownValue(state, param),
    sort: knownValue(sort, param),
  };
}

/** Whether the services are drawn as cards or as a table. */
export function catalogLook(param: ReadParam): 'cards' | 'table' {
  return knownValue(view, param);
}

/** What the address says that the catalog does not know. */
export function unknownOfCatalog(param: ReadParam): UnknownValue[] {
  return unknownValues(fields, param);
}

/** What the filters of the catalog propose while nothing is typed into them. */
export function catalogChoices({
  namespace = '',
  application = '',
}: RowsFilter<'catalog-rows'>): Required<ViewQuery<'catalog-choices'>> {
  return { namespaceText: '', applicationText: '', namespace, application };
}
