import { sentenceOfIssue } from '#lib/domain/texts/issue-text.ts';
import { message } from '#lib/domain/texts/message.ts';
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
    throw new MooringError('NOT_FOUND', message('errors.unknownView'), {
      hint: message('errors.unknownViewHint'),
    });
  }
  const name = view as ViewName;
  const parsed = views[name].query.safeParse(query);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    const reason = issue === undefined ? '' : sentenceOfIssue(issue);
    throw new MooringError('INVALID', message('errors.invalidView', { field, reason }), {
      hint: message('errors.invalidViewHint'),
    });
  }
  return { name, query: parsed.data };
}
