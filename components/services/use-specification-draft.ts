'use client';

import type { SpecificationAddress } from '#lib/client/services.ts';
import { type DraftOptions, useDraft } from '#lib/client/use-draft.ts';

/** A text that is being edited, and the stored one that it was made from. */
export interface Draft {
  text: string;
  base: string;
}

/** What a tab of a browser stores is a few million characters for all; a longer draft lives until the page is loaded anew. */
const mostStoredChars = 2_000_000;

const options: DraftOptions<Draft> = {
  isDraft(value): value is Draft {
    const { text, base } = (value ?? {}) as Record<string, unknown>;
    return typeof text === 'string' && typeof base === 'string';
  },
  mayStore: ({ text, base }) => text.length + base.length <= mostStoredChars,
};

/** The edited text of a specification; undefined while it is as stored. */
export function useSpecificationDraft({ application, serviceId, part }: SpecificationAddress) {
  return useDraft(`specification/${application}/${serviceId}/${part}`, options);
}
