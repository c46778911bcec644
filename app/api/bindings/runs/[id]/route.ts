import { readerLocale } from '#app/reader-locale.ts';
import type { BindRun } from '#lib/domain/binding/bind-run.ts';
import type { Locale } from '#lib/domain/texts/locale.ts';
import { sharedBindRuns } from '#lib/operations/bindings/shared-bind-runs.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { consoleLog, problem } from '../../../problem.ts';
import { readParams } from '../../../read-params.ts';
import { respond } from '../../../respond.ts';

interface Route {
  params: Promise<{ id: string }>;
}

/**
 * The run as it is; with `Accept: application/x-ndjson` also as it becomes, one BindRun a line until it has ended. Who
 * leaves, leaves the run alone.
 */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const locale = await readerLocale();
  try {
    const { id } = await readParams(params);
    const runs = await sharedBindRuns(consoleContext(), consoleLog());
    if (!(request.headers.get('accept') ?? '').includes('application/x-ndjson')) {
      return Response.json(renderAll(locale, runs.find(id)), { headers: { 'cache-control': 'no-store' } });
    }
    runs.find(id);
    const left = new AbortController();
    const signal = AbortSignal.any([request.signal, left.signal]);
    const states = runs.follow(id, signal);
    return new Response(linesOf(states, { left, locale }), {
      headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store, no-transform' },
    });
  } catch (error) {
    return problem(error, locale);
  }
}

/** Cancels: what the run has created is removed. */
export function DELETE(_request: Request, { params }: Route): Promise<Response> {
  return respond(async () => {
    const { id } = await readParams(params);
    return (await sharedBindRuns(consoleContext(), consoleLog())).cancel(id);
  });
}

function linesOf(
  states: AsyncGenerator<BindRun>,
  { left, locale }: { left: AbortController; locale: Locale },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await states.next().catch(() => ({ done: true as const, value: undefined }));
      if (next.done === true) {
        controller.close();
      } else {
        controller.enqueue(encoder.encode(`${JSON.stringify(renderAll(locale, next.value))}\n`));
      }
    },
    cancel: () => left.abort(),
  });
}
