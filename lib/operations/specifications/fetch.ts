import { maxSpecificationBytes } from '#lib/config/max-specification-bytes.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { errorText, isMooringError, MooringError } from '#lib/errors.ts';
import { createAddressGuard } from '#lib/http/address-guard.ts';
import { createDownloader } from '#lib/http/guarded-fetch.ts';
import { createServiceAddresses } from '#lib/k8s/service-addresses.ts';
import { looksLikeWebPage } from '#lib/specifications/detect-specification.ts';
import type { OperationContext } from '../context.ts';

export interface FetchedSpecification {
  /** After redirects. */
  url: string;
  text: string;
}

const timeoutMs = 15_000;
const namesOfLanguages = /openapi|swagger|asyncapi|edmx|\$Version/i;

/**
 * Fetches a specification for a person. Only what looks like one is handed over, so that the console cannot be used to
 * read other things from networks that only it can reach.
 * @throws MooringError INVALID for what is no http URL, FORBIDDEN for refused addresses, UPSTREAM for everything remote.
 */
export async function fetchSpecification(
  { config, kube }: OperationContext,
  input: { url: string },
): Promise<FetchedSpecification> {
  const url = parseUrl(input.url);
  const inCluster = config.mode === 'cluster';
  const namespace = integrationNamespace;
  const guard = createAddressGuard({
    allowLoopback: !inCluster,
    namespace,
    // elsewhere such an address leads nowhere, and the person may not be allowed to know
    ...(inCluster && { ownAddresses: createServiceAddresses({ kube, namespace }) }),
  });
  const downloader = createDownloader({ guard, timeoutMs, limitBytes: maxSpecificationBytes() });
  try {
    const found = await downloader.fetch({ url });
    return { url: found.url.href, text: requireSpec(found.text, found.url) };
  } catch (error) {
    throw explained(error, url);
  } finally {
    await downloader.close();
  }
}

function explained(error: unknown, url: URL): MooringError {
  if (isMooringError(error, 'FORBIDDEN')) {
    return new MooringError('FORBIDDEN', `${error.message}.`, {
      hint: 'Paste the specification or upload it as a file.',
    });
  }
  return isMooringError(error)
    ? error
    : new MooringError('UPSTREAM', `${url.host} cannot be read: ${errorText(error)}.`, { cause: error });
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new MooringError('INVALID', 'This is no http or https URL.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new MooringError('INVALID', 'The URL must not carry a user name or password.');
  }
  return url;
}

function requireSpec(text: string, url: URL): string {
  if (looksLikeWebPage(text)) {
    throw new MooringError('UPSTREAM', `${url.host} answers with a web page and no specification.`, {
      hint: 'It may be a login page, or a page about the specification: use the address of the document itself, or upload it.',
    });
  }
  if (!namesOfLanguages.test(text)) {
    throw new MooringError(
      'UPSTREAM',
      `What ${url.host} answers is no OpenAPI, AsyncAPI or OData document.`,
      {
        hint: 'Check the URL: it may lead to a page about the specification instead of the specification.',
      },
    );
  }
  return text;
}
