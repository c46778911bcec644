import type { z } from 'zod';
import { applicationDeletionView } from './application-deletion-view.ts';
import { applicationFiltersView } from './application-filters-view.ts';
import { applicationRowsView } from './application-rows-view.ts';
import { applicationSelectionView } from './application-selection-view.ts';
import { applicationView } from './application-view.ts';
import { attentionCausesView, attentionFindingsView, attentionRepairsView } from './attention-views.ts';
import { bellView } from './bell-view.ts';
import {
  bindingFiltersView,
  bindingNamespacesView,
  bindingServicesView,
  workloadOptionsView,
} from './binding-options-views.ts';
import { bindingRemovalView } from './binding-removal-view.ts';
import { bindingRowsView } from './binding-rows-view.ts';
import { blastRadiusView } from './blast-radius-view.ts';
import { catalogChoicesView } from './catalog-choices-view.ts';
import { catalogEntryView } from './catalog-entry-view.ts';
import { catalogRowsView } from './catalog-rows-view.ts';
import { certificateListView } from './certificate-list-view.ts';
import { connectChainView } from './connect-chain-view.ts';
import { connectNamesView } from './connect-names-view.ts';
import { connectWorkloadsView } from './connect-workloads-view.ts';
import type { ViewDefinition } from './define-view.ts';
import { examinationView } from './examination-view.ts';
import { expiryForecastView } from './expiry-forecast-view.ts';
import { expiryRowsView } from './expiry-rows-view.ts';
import { graphView } from './graph-view.ts';
import { instanceOrderView } from './instance-order-view.ts';
import { instanceView } from './instance-view.ts';
import {
  matrixCellsView,
  matrixPlanView,
  namespaceAllowanceView,
  namespaceOrphansView,
} from './matrix-views.ts';
import { nodeView } from './node-view.ts';
import { objectView } from './object-view.ts';
import { activityView, overviewCountsView, overviewTokensView } from './overview-views.ts';
import { searchView } from './search-view.ts';
import { serviceView } from './service-view.ts';
import { tokenListView } from './token-list-view.ts';

/** All that pages may ask for. Browsers know the types alone. */
export const views = {
  application: applicationView,
  'application-deletion': applicationDeletionView,
  'application-filters': applicationFiltersView,
  'application-rows': applicationRowsView,
  'application-selection': applicationSelectionView,
  'binding-filters': bindingFiltersView,
  'binding-namespaces': bindingNamespacesView,
  'binding-removal': bindingRemovalView,
  'binding-rows': bindingRowsView,
  'binding-services': bindingServicesView,
  'blast-radius': blastRadiusView,
  'workload-options': workloadOptionsView,
  activity: activityView,
  'attention-causes': attentionCausesView,
  'attention-findings': attentionFindingsView,
  'attention-repairs': attentionRepairsView,
  'matrix-cells': matrixCellsView,
  'matrix-plan': matrixPlanView,
  'namespace-allowance': namespaceAllowanceView,
  'namespace-orphans': namespaceOrphansView,
  'overview-counts': overviewCountsView,
  'overview-tokens': overviewTokensView,
  'catalog-choices': catalogChoicesView,
  'catalog-entry': catalogEntryView,
  'catalog-rows': catalogRowsView,
  instance: instanceView,
  'instance-order': instanceOrderView,
  service: serviceView,
  'certificate-list': certificateListView,
  'connect-chain': connectChainView,
  'connect-names': connectNamesView,
  'connect-workloads': connectWorkloadsView,
  'expiry-forecast': expiryForecastView,
  'expiry-rows': expiryRowsView,
  'token-list': tokenListView,
  bell: bellView,
  object: objectView,
  search: searchView,
  examination: examinationView,
  graph: graphView,
  node: nodeView,
} satisfies Record<string, ViewDefinition>;

export type Views = typeof views;
export type ViewName = keyof Views;

/** A question as a page puts it. */
export type ViewQuery<N extends ViewName> = z.input<Views[N]['query']>;
/** A question with all defaults in it. */
export type CheckedViewQuery<N extends ViewName> = z.output<Views[N]['query']>;
export type ViewAnswer<N extends ViewName> = z.output<Views[N]['answer']>;
