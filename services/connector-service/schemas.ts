import { z } from 'zod';

/** What the connector takes and answers; its published description is made from the same schemas. */

export const issuedTokenAnswer = z.object({
  url: z.string().describe('Where the client begins; the token in it works once.'),
  token: z.string(),
});

const certificateInfo = z.object({
  subject: z
    .string()
    .describe('Subject of the signing request: O=..,OU=..,L=..,ST=..,C=..,CN=.. without spaces.'),
  extensions: z.literal(''),
  'key-algorithm': z.literal('rsa2048').describe('A recommendation: RSA 2048 to 4096 and EC keys are taken.'),
});

const optionalUrls = {
  eventsInfoUrl: z.string().optional().describe('Not for runtimes.'),
  eventsUrl: z.string().optional().describe('Not for runtimes.'),
  metadataUrl: z.string().optional().describe('Not for runtimes.'),
};

export const signingInfo = z.object({
  csrUrl: z.string().describe('Where the signing request goes, with a token of its own that works once.'),
  api: z.object({ ...optionalUrls, infoUrl: z.string(), certificatesUrl: z.string() }),
  certificate: certificateInfo,
});

export const managementInfo = z.object({
  clientIdentity: z.object({
    application: z.string().optional().describe('Not for runtimes.'),
    group: z.string().optional().describe('Central mode only.'),
    tenant: z.string().optional().describe('Central mode only.'),
  }),
  urls: z.object({ ...optionalUrls, renewCertUrl: z.string(), revokeCertUrl: z.string() }),
  certificate: certificateInfo,
});

export const signingRequest = z.object({
  csr: z
    .string()
    .describe('Standard base64, in one line or wrapped with \\n, of the PKCS#10 request in PEM form.'),
});

export const issuedCertificates = z.object({
  crt: z.string().describe('Base64 of PEM: the client certificate, then its CA.'),
  clientCrt: z.string().describe('Base64 of PEM: the client certificate.'),
  caCrt: z.string().describe('Base64 of PEM: the CA.'),
});

export const revocation = z.object({
  hash: z
    .string()
    .optional()
    .describe(
      'SHA-256 fingerprint of the certificate in hex; colons, blanks, capitals and a prefix do no harm.',
    ),
  certificate: z
    .string()
    .optional()
    .describe('Instead of the hash, the certificate: PEM, or base64 of PEM as `clientCrt` is.'),
});
