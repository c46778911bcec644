import { strToU8, type Zippable, zipSync } from 'fflate';
import type { SignedCertificate } from '#lib/domain/application/pairing.ts';

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

/** Key, certificate and what to do with them, as a zip made in this window. */
export function createBundle(input: BundleInput): CertificateBundle {
  const { application, keyPem, signed, edgeCaPem } = input;
  const files: Zippable = {
    [`${application}.key`]: [strToU8(keyPem), ownerOnly],
    [`${application}.crt`]: [strToU8(signed.chainPem), everybody],
    'ca.crt': [strToU8(signed.caPem), everybody],
    'README.txt': [strToU8(readme(input)), everybody],
  };
  if (edgeCaPem !== undefined) {
    files['edge-ca.crt'] = [strToU8(edgeCaPem), everybody];
  }
  return { fileName: `${application}-certificate.zip`, zip: zipSync(files) };
}

function readme({ application, signed, edgeCaPem }: BundleInput): string {
  const trust = edgeCaPem === undefined ? '' : ' --cacert edge-ca.crt';
  return `${[
    `Client certificate of the Application ${application}`,
    '',
    `${application}.key  private key (PEM, PKCS#8). It was made in a browser and is nowhere else: keep it safe.`,
    `${application}.crt  certificate, followed by its issuer (PEM)`,
    'ca.crt       the issuer of the certificate',
    ...(edgeCaPem === undefined
      ? []
      : ['edge-ca.crt  the issuer of the server certificate that you will meet']),
    '',
    'Check it:',
    `  curl${trust} --cert ${application}.crt --key ${application}.key ${signed.urls.infoUrl}`,
    '',
    'Register services:',
    `  curl${trust} --cert ${application}.crt --key ${application}.key ${signed.urls.metadataUrl} \\`,
    "    -H 'Content-Type: application/json' -d @service.json",
  ].join('\n')}\n`;
}
