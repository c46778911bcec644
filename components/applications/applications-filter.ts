import {
  dayField,
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
import { applicationShows } from '#lib/domain/view/application-shows.ts';

const show = oneOf('show', message('applications.statusNoun'), applicationShows);
const endsBefore = dayField('ends-before', message('applications.endsBeforeNoun'));
const sort = sortField(
  ['name', 'status', 'services', 'namespaces', 'bindings', 'certificate', 'age'],
  'name',
);
const fields = [show, endsBefore, sort, pageField];

/** Parameters of the address that narrow the list, beside its text. */
export const applicationFilterParams = ['show', 'namespace', 'label', 'ends-before'] as const;

/** What the list of Applications shows, by the parameters of its address. */
export function applicationsFilter(param: ReadParam): Required<RowsFilter<'application-rows'>> {
  return {
    text: param('q', ''),
    show: knownValue(show, param),
    namespace: param('namespace', ''),
    label: param('label', ''),
    endsBefore: knownValue(endsBefore, param),
    sort: knownValue(sort, param),
  };
}

/** What the address says that the list does not know. */
export function unknownOfApplications(param: ReadParam): UnknownValue[] {
  return unknownValues(fields, param);
}
