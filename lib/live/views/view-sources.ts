import type { ViewName } from '#lib/domain/view/views.ts';
import { activitySource } from './activity.ts';
import { applicationSource } from './application.ts';
import { applicationDeletionSource } from './application-deletion.ts';
import { applicationFiltersSource } from './application-filters.ts';
import { applicationRowsSource } from './application-rows.ts';
import { applicationSelectionSource } from './application-selection.ts';
import { attentionCausesSource, attentionFindingsSource, attentionRepairsSource } from './attention.ts';
import { bellSource } from './bell.ts';
import { bindingFiltersSource } from './binding-filters.ts';
import { bindingNamespacesSource } from './binding-namespaces.ts';
import { bindingRemovalSource } from './binding-removal.ts';
import { bindingRowsSource } from './binding-rows.ts';
import { bindingServicesSource } from './binding-services.ts';
import { blastRadiusSource } from './blast-radius.ts';
import { catalogChoicesSource } from './catalog-choices.ts';
import { catalogEntrySource } from './catalog-entry.ts';
import { catalogRowsSource } from './catalog-rows.ts';
import { certificateListSource } from './certificate-list.ts';
import { connectChainSource } from './connect-chain.ts';
import { connectNamesSource } from './connect-names.ts';
import { connectWorkloadsSource } from './connect-workloads.ts';
import { examinationSource } from './examination.ts';
import { expiryForecastSource } from './expiry-forecast.ts';
import { expiryRowsSource } from './expiry-rows.ts';
import { graphSource } from './graph.ts';
import { instanceSource } from './instance.ts';
import { instanceOrderSource } from './instance-order.ts';
import { matrixCellsSource } from './matrix.ts';
import { matrixPlanSource } from './matrix-plan.ts';
import { namespaceAllowanceSource, namespaceOrphansSource } from './namespaces.ts';
import { nodeSource } from './node.ts';
import { objectSource } from './object.ts';
import { overviewCountsSource, overviewTokensSource } from './overview.ts';
import { searchSource } from './search.ts';
import { serviceSource } from './service.ts';
import { tokenListSource } from './token-list.ts';
import type { ViewSource } from './view-source.ts';
import { workloadOptionsSource } from './workload-options.ts';

/** How each view is answered. */
export const viewSources: { [N in ViewName]: ViewSource<N> } = {
  application: applicationSource,
  'application-deletion': applicationDeletionSource,
  'application-filters': applicationFiltersSource,
  'application-rows': applicationRowsSource,
  'application-selection': applicationSelectionSource,
  'binding-filters': bindingFiltersSource,
  'binding-namespaces': bindingNamespacesSource,
  'binding-removal': bindingRemovalSource,
  'binding-rows': bindingRowsSource,
  'binding-services': bindingServicesSource,
  'blast-radius': blastRadiusSource,
  'workload-options': workloadOptionsSource,
  activity: activitySource,
  'attention-causes': attentionCausesSource,
  'attention-findings': attentionFindingsSource,
  'attention-repairs': attentionRepairsSource,
  'matrix-cells': matrixCellsSource,
  'matrix-plan': matrixPlanSource,
  'namespace-allowance': namespaceAllowanceSource,
  'namespace-orphans': namespaceOrphansSource,
  'overview-counts': overviewCountsSource,
  'overview-tokens': overviewTokensSource,
  'catalog-choices': catalogChoicesSource,
  'catalog-entry': catalogEntrySource,
  'catalog-rows': catalogRowsSource,
  instance: instanceSource,
  'instance-order': instanceOrderSource,
  service: serviceSource,
  'certificate-list': certificateListSource,
  'connect-chain': connectChainSource,
  'connect-names': connectNamesSource,
  'connect-workloads': connectWorkloadsSource,
  'expiry-forecast': expiryForecastSource,
  'expiry-rows': expiryRowsSource,
  'token-list': tokenListSource,
  bell: bellSource,
  object: objectSource,
  search: searchSource,
  examination: examinationSource,
  graph: graphSource,
  node: nodeSource,
};
