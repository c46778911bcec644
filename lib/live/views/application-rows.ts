import { applicationOrders } from '#lib/domain/view/application-rows.ts';
import { excerpt } from '#lib/domain/view/excerpt.ts';
import { matchesApplication } from '#lib/domain/view/matches-application.ts';
import { rowsView } from './rows-view.ts';

export const applicationRowsSource = rowsView<'application-rows', 'applications'>({
  table: 'applications',
  isVisible: (_row, { viewer }) => viewer.mayList('applications'),
  matches: matchesApplication,
  columns: applicationOrders,
  show: ({ connection: { certificateExpiresAt }, description, ...row }) => ({
    ...row,
    description: excerpt(description),
    certificateExpiresAt,
  }),
});
