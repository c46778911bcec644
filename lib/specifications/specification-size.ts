import { maxSpecificationBytes } from '#lib/config/max-specification-bytes.ts';

/** What is wrong with the size of a specification; undefined when nothing is. */
export function specificationSizeProblem(text: string): string | undefined {
  const limitBytes = maxSpecificationBytes();
  const bytes = Buffer.byteLength(text);
  return bytes <= limitBytes
    ? undefined
    : `The document has ${bytes.toLocaleString('en')} bytes, a specification may have up to ${limitBytes.toLocaleString('en')} (MOORING_MAX_SPEC_BYTES).`;
}
