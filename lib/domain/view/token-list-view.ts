import { z } from 'zod';
import { defineView } from './define-view.ts';

/** The one-time tokens of an Application that were neither used nor withdrawn, and how its last request for one failed. */
export const tokenListView = defineView(
  z.strictObject({ application: z.string().max(253) }),
  z.object({
    /** Also such as have lapsed a moment ago. */
    tokens: z.array(
      z.object({
        /** Short, for people; a token and the one that it was exchanged for share it. */
        id: z.string(),
        secretName: z.string(),
        /** What comes next with it: the signing request info, or the certificate. */
        step: z.enum(['info', 'certificate']),
        /** RFC 3339. */
        createdAt: z.string(),
        expiresAt: z.string(),
      }),
    ),
    /** Why the last request for a token was refused; without a reason ''. */
    refusal: z.string().optional(),
  }),
);
