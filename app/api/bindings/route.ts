import { problem } from '#app/api/problem.ts';
import { readBody, respond } from '#app/api/respond.ts';
import type { BindProgress } from '#lib/domain/bind-progress.ts';
import { toMooringError } from '#lib/errors.ts';
import { bind } from '#lib/operations/bindings/bind.ts';
import { type BindInput, bindInput } from '#lib/operations/bindings/bind-input.ts';
import { operationContext } from '#lib/operations/create-context.ts';

/**
 * Binds a service to a workload. With `Accept: application/x-ndjson` the answer is one BindProgress a line, else the
 * result alone. Ending the request early cancels: what was created is removed.
 */
export async function POST(request: Request): Promise<Response> {
  if (!(request.headers.get('accept') ?? '').includes('application/x-ndjson')) {
    return respond(async (context) =>
      bind(context, await readBody(request, bindInput), { signal: request.signal }),
    );
  }
  try {
    return streamed(await readBody(request, bindInput), request.signal);
  } catch (error) {
    return problem(error);
  }
}

function streamed(input: BindInput, requestSignal: AbortSignal): Response {
  const left = new AbortController();
  const signal = AbortSignal.any([requestSignal, left.signal]);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (progress: BindProgress) => {
        if (!signal.aborted) {
          controller.enqueue(encoder.encode(`${JSON.stringify(progress)}\n`));
        }
      };
      try {
        send({ type: 'done', result: await bind(operationContext(), input, { signal, onProgress: send }) });
      } catch (thrown) {
        const { code, message, hint, details } = toMooringError(thrown);
        send({ type: 'failed', error: { code, message, details, ...(hint === undefined ? {} : { hint }) } });
      }
      if (!signal.aborted) {
        controller.close();
      }
    },
    cancel: () => left.abort(),
  });
  return new Response(body, {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store, no-transform' },
  });
}
