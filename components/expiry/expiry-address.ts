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
import { expiryKinds, expiryShows } from '#lib/domain/view/expiry-entry.ts';

const kind = oneOf('kind', message('expiry.kindNoun'), ['all', ...expiryKinds]);
const show = oneOf('show', message('expiry.timeNoun'), expiryShows);
const endsBefore = dayField('ends-before', message('expiry.dayNoun'));
const sort = sortField(['ends'], 'ends');
const fields = [kind, show, endsBefore, sort, pageField];

/** Parameters of the address that narrow the list, beside its text. */
export const expiryFilterParams = ['kind', 'show', 'ends-before'] as const;

/** What the expiry centre lists, by the parameters of its address. */
export function expiryFilter(param: ReadParam): Required<RowsFilter<'expiry-rows'>> {
  return {
    text: param('q', ''),
    kind: knownValue(kind, param),
    show: knownValue(show, param),
    endsBefore: knownValue(endsBefore, param),
    sort: knownValue(sort, param),
  };
}

/** What the address says that the list does not know. */
export function unknownOfExpiry(param: ReadParam): UnknownValue[] {
  return unknownValues(fields, param);
}
