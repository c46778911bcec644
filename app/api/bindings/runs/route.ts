import { readerLocale } from '#app/reader-locale.ts';
import { bindRequest } from '#lib/domain/binding/bind-request.ts';
import { bindRunsQuery } from '#lib/domain/binding/bind-runs-query.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { sharedBindRuns } from '#lib/operations/bindings/shared-bind-runs.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { consoleLog, problem } from '../../problem.ts';
import { readBody, respond } from '../../respond.ts';

/** The plans that are being applied, or were a moment ago: `?namespace=&serviceId=&workload=`, newest first. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const parsed = bindRunsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!parsed.success) {
      throw new MooringError('INVALID', message('errors.invalidRunsFilter'), { cause: parsed.error });
    }
    return (await sharedBindRuns(consoleContext(), consoleLog())).list(parsed.data);
  });
}

/** Begins to apply a plan, or joins who applies it already: answers 202 with the run at once. */
export async function POST(request: Request): Promise<Response> {
  try {
    const input = await readBody(request, bindRequest);
    const runs = await sharedBindRuns(consoleContext(), consoleLog());
    const run = renderAll(await readerLocale(), await runs.start(input));
    return Response.json(run, { status: 202, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problem(error, await readerLocale());
  }
}
