import type { ViewName } from '#lib/domain/view/views.ts';
import { applicationRowsSource } from './application-rows.ts';
import type { ViewSource } from './view-source.ts';

/** How each view is answered. */
export const viewSources: { [N in ViewName]: ViewSource<N> } = {
  'application-rows': applicationRowsSource,
};
