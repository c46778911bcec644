import { integrationNamespace } from '../application/application.ts';
import { type KindName, kinds } from '../kubernetes/kinds.ts';
import type { LiveName, LiveView } from '../kubernetes/live-view.ts';
import type { Locale } from '../texts/locale.ts';
import type { ResourceAction } from './resource-action.ts';
import { fullViewer, type Viewer } from './viewer.ts';

/** What a person may list: each of these in all namespaces. */
export type ListRights = ReadonlySet<LiveName>;

const inIntegration = (kind: KindName) => ({ kind, namespace: integrationNamespace });

/** What it takes to see a selection that is shown in a form of its own. */
const rightOfView: Record<LiveView, { kind: KindName; namespace?: string }> = {
  issuedcertificates: inIntegration('configmaps'),
  connectiontokens: inIntegration('tokenrequests'),
  revokedcertificates: inIntegration('configmaps'),
  authorities: inIntegration('configmaps'),
  skippedvariables: { kind: 'events' },
};

const kindNames = Object.keys(kinds) as KindName[];
const viewNames = Object.keys(rightOfView) as LiveView[];

/** What is to be asked of the API server to know what a person may list. */
export const listedActions: ReadonlyMap<LiveName, ResourceAction> = new Map<LiveName, ResourceAction>([
  ...kindNames.map((kind) => [kind, listAction(kind)] as const),
  ...viewNames.map(
    (view) => [view, listAction(rightOfView[view].kind, rightOfView[view].namespace)] as const,
  ),
]);

function listAction(kind: KindName, namespace?: string): ResourceAction {
  const { group, plural } = kinds[kind];
  return { verb: 'list', group, resource: plural, ...(namespace === undefined ? {} : { namespace }) };
}

/** The viewer who sees what may be listed in all namespaces, and nothing of any other kind. */
export function viewerOf(rights: ListRights, locale: Locale): Viewer {
  if (rights.size === listedActions.size) {
    return fullViewer(locale);
  }
  return {
    locale,
    scope: `only ${[...rights].sort().join(' ')}`,
    mayList: (kind) => rights.has(kind),
  };
}
