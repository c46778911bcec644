import { request } from 'undici';
import type { Proof } from '#lib/domain/application/proof.ts';
import { message } from '#lib/domain/texts/message.ts';
import { errorText } from '#lib/errors.ts';

const callTimeoutMs = 10_000;
const longestBodyBytes = 64 * 1024;

/**
 * Calls `gatewayUrl` + `path` as a pod would, but sends it to the gateway's own address where one is given: outside the
 * cluster the names of its Services mean nothing. Redirects are shown, not followed.
 */
export async function callGateway(
  gatewayUrl: URL,
  path: string,
  gatewayAddress: string | undefined,
): Promise<Omit<Proof, 'podEnvironment' | 'target'>> {
  const pathAndQuery = gatewayUrl.pathname.replace(/\/$/, '') + (path === '' ? '/' : path);
  const url = gatewayUrl.origin + pathAndQuery;
  const sentTo = gatewayAddress === undefined ? url : new URL(gatewayAddress).origin + pathAndQuery;
  const headers = {
    host: gatewayUrl.host,
    accept: 'application/json, */*;q=0.8',
    'user-agent': 'mooring-proof',
  };
  const sent = { request: { method: 'GET' as const, url, sentTo, headers } };
  const startMs = performance.now();
  const latency = () => Math.round((performance.now() - startMs) * 10) / 10;
  try {
    const answer = await request(sentTo, {
      method: 'GET',
      headers,
      signal: AbortSignal.timeout(callTimeoutMs),
    });
    const { text, truncated } = await readText(answer.body);
    return {
      ...sent,
      latencyMs: latency(),
      response: { status: answer.statusCode, headers: shownHeaders(answer.headers), body: text, truncated },
    };
  } catch (error) {
    return { ...sent, latencyMs: latency(), failure: failureOf(error, sentTo) };
  }
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<{ text: string; truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > longestBodyBytes) {
      break;
    }
  }
  const bytes = Buffer.concat(chunks).subarray(0, longestBodyBytes);
  return { text: new TextDecoder().decode(bytes), truncated: size > longestBodyBytes };
}

/** All but those that could carry a session of the target. */
function shownHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const shown = Object.entries(headers).filter(
    ([name]) => !/^(set-cookie|authorization|www-auth)/i.test(name),
  );
  return Object.fromEntries(shown.map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
}

function failureOf(error: unknown, sentTo: string): NonNullable<Proof['failure']> {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return {
      message: message('errors.callTimeout', { seconds: callTimeoutMs / 1000 }),
      hint: message('errors.callTimeoutHint'),
    };
  }
  return {
    message: message('errors.callFailed', { reason: errorText(error) }),
    hint: message('errors.callFailedHint', { host: new URL(sentTo).host }),
  };
}
