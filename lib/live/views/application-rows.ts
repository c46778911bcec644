import { applicationOrders, matchesApplication } from '#lib/domain/view/application-rows.ts';
import { rowsView } from './rows-view.ts';

export const applicationRowsSource = rowsView<'application-rows', 'applications'>({
  table: 'applications',
  isVisible: (_row, { viewer }) => viewer.mayList('applications'),
  matches: matchesApplication,
  columns: applicationOrders,
  show: ({ connection, labels, ...row }) => row,
});
