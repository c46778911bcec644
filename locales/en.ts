import { applications } from '#locales/en/applications.ts';
import { bindings } from '#locales/en/bindings.ts';
import { blastRadius } from '#locales/en/blast-radius.ts';
import { calls } from '#locales/en/calls.ts';
import { catalog } from '#locales/en/catalog.ts';
import { certificates } from '#locales/en/certificates.ts';
import { changes } from '#locales/en/changes.ts';
import { connect } from '#locales/en/connect.ts';
import { doctor } from '#locales/en/doctor.ts';
import { editor } from '#locales/en/editor.ts';
import { errors } from '#locales/en/errors.ts';
import { expiry } from '#locales/en/expiry.ts';
import { failure } from '#locales/en/failure.ts';
import { findings } from '#locales/en/findings.ts';
import { graph } from '#locales/en/graph.ts';
import { health } from '#locales/en/health.ts';
import { namespaces } from '#locales/en/namespaces.ts';
import { objects } from '#locales/en/objects.ts';
import { overview } from '#locales/en/overview.ts';
import { plans } from '#locales/en/plans.ts';
import { reference } from '#locales/en/reference.ts';
import { remedies } from '#locales/en/remedies.ts';
import { requests } from '#locales/en/requests.ts';
import { services } from '#locales/en/services.ts';
import { settings } from '#locales/en/settings.ts';
import { shell } from '#locales/en/shell.ts';
import { signIn } from '#locales/en/sign-in.ts';
import { specifications } from '#locales/en/specifications.ts';
import { states } from '#locales/en/states.ts';
import { tokens } from '#locales/en/tokens.ts';
import { ui } from '#locales/en/ui.ts';
import { unsaved } from '#locales/en/unsaved.ts';
import { views } from '#locales/en/views.ts';

/** All that the console says in English, by the room that says it. */
export const en = {
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
} as const;

/** What each locale has to say. */
export type Catalogue = { readonly [R in keyof typeof en]: Readonly<Record<keyof (typeof en)[R], string>> };
