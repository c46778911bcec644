import { maxSpecificationBytes } from '#lib/config/max-specification-bytes.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { message } from '#lib/domain/texts/message.ts';
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
    return new MooringError('FORBIDDEN', message('errors.withStop', { text: error.said.message }), {
      hint: message('errors.pasteSpecification'),
    });
  }
  return isMooringError(error)
    ? error
    : new MooringError(
        'UPSTREAM',
        message('errors.hostNotRead', { host: url.host, reason: errorText(error) }),
        { cause: error },
      );
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new MooringError('INVALID', message('errors.noHttpUrl'));
  }
  if (url.username !== '' || url.password !== '') {
    throw new MooringError('INVALID', message('errors.urlWithUser'));
  }
  return url;
}

function requireSpec(text: string, url: URL): string {
  if (looksLikeWebPage(text)) {
    throw new MooringError('UPSTREAM', message('errors.webPage', { host: url.host }), {
      hint: message('errors.webPageHint'),
    });
  }
  if (!namesOfLanguages.test(text)) {
    throw new MooringError('UPSTREAM', message('errors.noDocument', { host: url.host }), {
      hint: message('errors.noDocumentHint'),
    });
  }
  return text;
}
