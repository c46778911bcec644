import { z } from 'zod';
import { readerLocale } from '#app/reader-locale.ts';
import { readerViewer } from '#app/reader-viewer.ts';
import { formatRows } from '#lib/domain/view/format-rows.ts';
import { type RowFormat, rowFormats } from '#lib/domain/view/row-format.ts';
import { allRows } from '#lib/live/all-rows.ts';
import { sharedViews } from '#lib/live/shared-views.ts';
import { viewSources } from '#lib/live/views/view-sources.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { parseJson } from '#lib/parse-json.ts';
import { consoleLog, problem } from '../../problem.ts';
import { readQuery } from '../../read-query.ts';

const exportQuery = z.object({
  view: z.string().max(60),
  format: z.enum(rowFormats),
  /** JSON of the list's filter. */
  filter: z.string().max(4_000).default('{}'),
});

const types: Record<RowFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
  yaml: 'application/yaml; charset=utf-8',
};

const encoder = new TextEncoder();

/** The rows of a list that its filter lets through, as a file: `?view=…&format=csv&filter={…}`. */
export async function GET(request: Request): Promise<Response> {
  const locale = await readerLocale();
  try {
    const { view, format, filter } = readQuery(request, exportQuery);
    const viewer = await readerViewer();
    const context = consoleContext();
    const { model } = sharedViews(context, consoleLog());
    const asked = { view, query: parseJson(filter) };
    const { rows, columns } = await allRows({ model, context, sources: viewSources }, asked, viewer);
    const pieces = formatRows(rows, columns, format);
    const day = new Date().toISOString().slice(0, 10);
    return new Response(streamOf(pieces), {
      headers: {
        'content-type': types[format],
        'content-disposition': `attachment; filename="${view}-${day}.${format}"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    return problem(error, locale);
  }
}

/** One piece for each time that the reader has room: nothing piles up for one that reads slowly. */
function streamOf(pieces: Iterator<string>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      const { done, value } = pieces.next();
      if (done === true) {
        controller.close();
      } else {
        controller.enqueue(encoder.encode(value));
      }
    },
  });
}
