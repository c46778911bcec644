import type { ViewRequest } from '#lib/domain/view/view-messages.ts';
import { type ViewName, views } from '#lib/domain/view/views.ts';
import { MooringError } from '#lib/errors.ts';

export interface CheckedViewRequest {
  name: ViewName;
  query: unknown;
}

/** @throws MooringError NOT_FOUND, INVALID for a question that no page asks. */
export function checkViewRequest({ view, query }: ViewRequest): CheckedViewRequest {
  if (!Object.hasOwn(views, view)) {
    throw new MooringError('NOT_FOUND', 'The console knows no such view.', {
      hint: 'Load the page again: it may be from before an update.',
    });
  }
  const name = view as ViewName;
  const parsed = views[name].query.safeParse(query);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.');
    throw new MooringError('INVALID', `The console cannot show this: ${field}: ${issue?.message}.`, {
      hint: 'Check the address, or open the page from the navigation.',
    });
  }
  return { name, query: parsed.data };
}
