import { strToU8, type Zippable, zipSync } from 'fflate';
import type { SignedCertificate } from '#lib/domain/application/pairing.ts';
import { message, type Tell } from '#lib/domain/texts/message.ts';

export interface CertificateBundle {
  fileName: string;
  zip: Uint8Array<ArrayBuffer>;
}

export interface BundleInput {
  application: string;
  keyPem: string;
  signed: SignedCertificate;
  /** CA of the edge's server certificate. */
  edgeCaPem: string | undefined;
}

/** The private key is for its owner only, also once it is unpacked. */
const ownerOnly = { os: 3, attrs: 0o100600 << 16 };
const everybody = { os: 3, attrs: 0o100644 << 16 };

/**
 * Key, certificate and what to do with them, as a zip made in this window.
 * @param tell says it in the language of the page.
 */
export function createBundle(input: BundleInput, tell: Tell): CertificateBundle {
  const { application, keyPem, signed, edgeCaPem } = input;
  const files: Zippable = {
    [`${application}.key`]: [strToU8(keyPem), ownerOnly],
    [`${application}.crt`]: [strToU8(signed.chainPem), everybody],
    'ca.crt': [strToU8(signed.caPem), everybody],
    'README.txt': [strToU8(readme(input, tell)), everybody],
  };
  if (edgeCaPem !== undefined) {
    files['edge-ca.crt'] = [strToU8(edgeCaPem), everybody];
  }
  return { fileName: `${application}-certificate.zip`, zip: zipSync(files) };
}

function readme({ application, signed, edgeCaPem }: BundleInput, tell: Tell): string {
  const trust = edgeCaPem === undefined ? '' : ' --cacert edge-ca.crt';
  return `${[
    tell(message('connect.readmeTitle', { application })),
    '',
    `${application}.key  ${tell(message('connect.readmeKey'))}`,
    `${application}.crt  ${tell(message('connect.readmeCertificate'))}`,
    `ca.crt       ${tell(message('connect.readmeAuthority'))}`,
    ...(edgeCaPem === undefined ? [] : [`edge-ca.crt  ${tell(message('connect.readmeEdgeAuthority'))}`]),
    '',
    tell(message('connect.readmeCheck')),
    `  curl${trust} --cert ${application}.crt --key ${application}.key ${signed.urls.infoUrl}`,
    '',
    tell(message('connect.readmeRegister')),
    `  curl${trust} --cert ${application}.crt --key ${application}.key ${signed.urls.metadataUrl} \\`,
    "    -H 'Content-Type: application/json' -d @service.json",
  ].join('\n')}\n`;
}
