import type { ViewName } from '#lib/domain/view/views.ts';
import { applicationSource } from './application.ts';
import { applicationBoundServicesSource } from './application-bound-services.ts';
import { applicationDeletionSource } from './application-deletion.ts';
import { applicationRowsSource } from './application-rows.ts';
import type { ViewSource } from './view-source.ts';

/** How each view is answered. */
export const viewSources: { [N in ViewName]: ViewSource<N> } = {
  application: applicationSource,
  'application-bound-services': applicationBoundServicesSource,
  'application-deletion': applicationDeletionSource,
  'application-rows': applicationRowsSource,
};
