import { applications } from '#locales/de/applications.ts';
import { bindings } from '#locales/de/bindings.ts';
import { blastRadius } from '#locales/de/blast-radius.ts';
import { calls } from '#locales/de/calls.ts';
import { catalog } from '#locales/de/catalog.ts';
import { certificates } from '#locales/de/certificates.ts';
import { changes } from '#locales/de/changes.ts';
import { connect } from '#locales/de/connect.ts';
import { doctor } from '#locales/de/doctor.ts';
import { editor } from '#locales/de/editor.ts';
import { errors } from '#locales/de/errors.ts';
import { expiry } from '#locales/de/expiry.ts';
import { failure } from '#locales/de/failure.ts';
import { findings } from '#locales/de/findings.ts';
import { graph } from '#locales/de/graph.ts';
import { health } from '#locales/de/health.ts';
import { namespaces } from '#locales/de/namespaces.ts';
import { objects } from '#locales/de/objects.ts';
import { overview } from '#locales/de/overview.ts';
import { plans } from '#locales/de/plans.ts';
import { reference } from '#locales/de/reference.ts';
import { remedies } from '#locales/de/remedies.ts';
import { requests } from '#locales/de/requests.ts';
import { services } from '#locales/de/services.ts';
import { settings } from '#locales/de/settings.ts';
import { shell } from '#locales/de/shell.ts';
import { signIn } from '#locales/de/sign-in.ts';
import { specifications } from '#locales/de/specifications.ts';
import { states } from '#locales/de/states.ts';
import { tokens } from '#locales/de/tokens.ts';
import { ui } from '#locales/de/ui.ts';
import { unsaved } from '#locales/de/unsaved.ts';
import { views } from '#locales/de/views.ts';
import type { Catalogue } from './en.ts';

/** All that the console says in German, by the room that says it. */
export const de: Catalogue = {
  applications,
  bindings,
  'blast-radius': blastRadius,
  calls,
  catalog,
  certificates,
  changes,
  connect,
  doctor,
  editor,
  errors,
  expiry,
  failure,
  findings,
  graph,
  health,
  namespaces,
  objects,
  overview,
  plans,
  reference,
  remedies,
  requests,
  services,
  settings,
  shell,
  'sign-in': signIn,
  specifications,
  states,
  tokens,
  ui,
  unsaved,
  views,
};
