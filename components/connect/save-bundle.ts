import type { CertificateBundle } from './certificate-bundle.ts';

/** Hands the zip to the person's download folder. */
export function saveBundle({ fileName, zip }: CertificateBundle): void {
  const url = URL.createObjectURL(new Blob([zip], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // the browser has begun to read by then
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
