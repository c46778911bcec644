import type { Locale } from '#lib/domain/texts/locale.ts';
import type { ViewProblem } from '#lib/domain/view/view-messages.ts';
import type { MooringError } from '#lib/errors.ts';
import { renderAll } from '#lib/texts/render-message.ts';

/** What a page is told in place of an answer. */
export function problemOf({ code, said: { message, hint } }: MooringError, locale: Locale): ViewProblem {
  return renderAll(locale, { code, message, ...(hint === undefined ? {} : { hint }) });
}
