import { bindingOrders } from '#lib/domain/view/binding-orders.ts';
import { matchesBinding } from '#lib/domain/view/matches-binding.ts';
import { rowsView } from './rows-view.ts';

export const bindingRowsSource = rowsView<'binding-rows', 'bindings'>({
  table: 'bindings',
  isVisible: ({ namespace }, { viewer }) => viewer.mayList('servicebindings', namespace),
  matches: matchesBinding,
  columns: bindingOrders,
  show: ({ labels: _labels, ...row }) => row,
});
