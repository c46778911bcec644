import { z } from 'zod';
import { issuedCertificate } from '../application/issued-certificates.ts';
import { defineView } from './define-view.ts';

/** Every certificate that was issued for Applications of a name. */
export const certificateListView = defineView(
  z.strictObject({ application: z.string().max(253) }),
  z.object({
    /** Newest first; `id` is the fingerprint. */
    certificates: z.array(issuedCertificate.extend({ id: z.string() })),
    /** Fingerprints of those of them that were revoked. */
    revoked: z.array(z.string()),
    /** Of the Application that has the name now. */
    applicationUid: z.string().optional(),
  }),
);
