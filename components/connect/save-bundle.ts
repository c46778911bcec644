import { saveFile } from '#lib/client/save-file.ts';
import type { CertificateBundle } from './certificate-bundle.ts';

/** Hands the zip to the person's download folder. */
export function saveBundle({ fileName, zip }: CertificateBundle): void {
  saveFile(fileName, new Blob([zip], { type: 'application/zip' }));
}
