import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { type JsonObject, listOf, objectOf, textOf } from './model/read-values.ts';
import type { ProposedCredentials } from './service-proposal.ts';

const none: ProposedCredentials = { type: 'none', tokenUrl: '' };

/**
 * What an OpenAPI or Swagger document demands of callers: of all its operations where it says so, else of the first that
 * demands anything. Of alternatives the first that the console has credentials for; one that demands nothing goes first.
 */
export function proposeCredentials(root: JsonObject): ProposedCredentials {
  const schemes = objectOf(root.securityDefinitions ?? objectOf(root.components).securitySchemes);
  const alternatives = demandsOf(root).map((demand) =>
    Object.keys(objectOf(demand)).map((name) => credentialsOf(resolved(schemes, name))),
  );
  if (alternatives.length === 0 || alternatives.some((needed) => needed.length === 0)) {
    return none;
  }
  const possible = alternatives.find((needed) => needed.every(({ type }) => type !== 'none'));
  const chosen = possible ?? alternatives[0] ?? [];
  return chosen.find(({ type }) => type === 'none') ?? chosen[0] ?? none;
}

function demandsOf(root: JsonObject): unknown[] {
  if (root.security !== undefined) {
    return listOf(root.security);
  }
  const operations = Object.values(objectOf(root.paths)).flatMap((item) => Object.values(objectOf(item)));
  return listOf(objectOf(operations.find((one) => listOf(objectOf(one).security).length > 0)).security);
}

/** A scheme by its name; one more step where it stands elsewhere in the document's components. */
function resolved(schemes: JsonObject, name: string): JsonObject {
  const scheme = Object.hasOwn(schemes, name) ? objectOf(schemes[name]) : {};
  const referred = /^#\/(?:components\/securitySchemes|securityDefinitions)\/([^/]+)$/.exec(
    textOf(scheme.$ref),
  )?.[1];
  return referred !== undefined && Object.hasOwn(schemes, referred) ? objectOf(schemes[referred]) : scheme;
}

function credentialsOf(scheme: JsonObject): ProposedCredentials {
  const kind = textOf(scheme.type);
  const http = textOf(scheme.scheme).toLowerCase();
  if (kind === 'basic' || (kind === 'http' && http === 'basic')) {
    return { type: 'basic', tokenUrl: '' };
  }
  if (kind === 'oauth2') {
    const { clientCredentials } = objectOf(scheme.flows);
    if (clientCredentials !== undefined || scheme.flow === 'application') {
      const tokenUrl = textOf(objectOf(clientCredentials).tokenUrl) || textOf(scheme.tokenUrl);
      return { type: 'oauth', tokenUrl };
    }
    return { ...none, unsupported: message('findings.oauthPerson') };
  }
  return { ...none, unsupported: inWords(kind, http, scheme) };
}

function inWords(kind: string, http: string, scheme: JsonObject): Sentence {
  switch (kind) {
    case 'apiKey':
      return message('findings.apiKey', { place: textOf(scheme.in) || 'request', name: textOf(scheme.name) });
    case 'http':
      return http === 'bearer'
        ? message('findings.bearerToken')
        : message('findings.httpAuthentication', { scheme: http || message('findings.aScheme') });
    case 'openIdConnect':
      return 'OpenID Connect';
    case 'mutualTLS':
      return message('findings.clientCertificate');
    default:
      return message('findings.otherCredentials');
  }
}
