import type { z } from 'zod';
import type { Viewer } from '#lib/domain/access/viewer.ts';
import { message } from '#lib/domain/texts/message.ts';
import type { ViewRequest } from '#lib/domain/view/view-messages.ts';
import { type ViewName, views } from '#lib/domain/view/views.ts';
import { MooringError } from '#lib/errors.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { checkViewRequest } from './check-view-request.ts';
import type { LiveModel } from './model/live-model.ts';
import type { ViewSource } from './views/view-source.ts';

export interface AllRows {
  rows: readonly Readonly<Record<string, unknown>>[];
  /** Names of the members that a row may have, in their order. */
  columns: string[];
}

export interface AllRowsInput {
  model: LiveModel;
  context: OperationContext;
  sources: { [N in ViewName]: ViewSource<N> };
}

/**
 * All rows of a list that its filter lets through, of one moment and in its order.
 * @throws MooringError NOT_FOUND, INVALID for a question that no page asks, or one that is not about a list.
 */
export async function allRows(input: AllRowsInput, request: ViewRequest, viewer: Viewer): Promise<AllRows> {
  const { model, context, sources } = input;
  const { name, query } = checkViewRequest(request);
  const columns = columnsOf(name);
  const source = sources[name] as ViewSource<ViewName>;
  await model.ready(source.needs);
  const whole = { ...(query as object), from: 0, size: Number.MAX_SAFE_INTEGER };
  const view = await source.open({
    model,
    viewer,
    query: whole as never,
    context,
    isWhole: true,
    onChange: () => undefined,
  });
  try {
    const { rows } = renderAll(viewer.locale, view.read()) as unknown as Pick<AllRows, 'rows'>;
    return { rows, columns };
  } finally {
    view.close();
  }
}

function columnsOf(name: ViewName): string[] {
  const shape: Record<string, z.ZodType> = views[name].answer.shape;
  const rows = shape.rows as z.ZodArray<z.ZodObject> | undefined;
  if (rows === undefined || shape.total === undefined) {
    throw new MooringError('INVALID', message('errors.onlyLists'));
  }
  return Object.keys(rows.element.shape);
}
