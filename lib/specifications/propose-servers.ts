import { type JsonObject, listOf, objectOf, textOf } from './model/read-values.ts';

/**
 * Where an OpenAPI or Swagger document says that its API is, variables filled in with their defaults; relative addresses
 * count from the document's own. A document that names none means where it comes from itself (OpenAPI 3.0.3, 4.7.1).
 */
export function proposeServers(root: JsonObject): string[] {
  const servers = root.swagger === undefined ? openApiServers(root) : swaggerServers(root);
  return [...new Set(servers)];
}

function openApiServers(root: JsonObject): string[] {
  const servers = listOf(root.servers).map(objectOf);
  if (servers.length === 0) {
    return ['/'];
  }
  return servers.map(filledIn).filter((url) => url !== '' && !/[{}]/.test(url));
}

function filledIn({ url, variables }: JsonObject): string {
  const values = objectOf(variables);
  return textOf(url)
    .trim()
    .replace(/\{([^{}]*)\}/g, (placeholder, name: string) => {
      const value = Object.hasOwn(values, name) ? objectOf(values[name]).default : undefined;
      return textOf(value) || placeholder;
    });
}

/** Without a host it is that of the document, without a scheme that by which the document was fetched (Swagger 2.0). */
function swaggerServers(root: JsonObject): string[] {
  const host = textOf(root.host);
  const path = textOf(root.basePath);
  if (host === '') {
    return [path || '/'];
  }
  const schemes = listOf(root.schemes)
    .map(textOf)
    .filter((scheme) => /^https?$/.test(scheme));
  return schemes.length === 0
    ? [`//${host}${path}`]
    : schemes.sort(secureFirst).map((scheme) => `${scheme}://${host}${path}`);
}

function secureFirst(left: string, right: string): number {
  return right.length - left.length;
}
