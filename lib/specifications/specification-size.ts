import { maxSpecificationBytes } from '#lib/config/max-specification-bytes.ts';
import { type Message, message } from '#lib/domain/texts/message.ts';

/** What is wrong with the size of a specification; undefined when nothing is. */
export function specificationSizeProblem(text: string): Message | undefined {
  const limitBytes = maxSpecificationBytes();
  const bytes = Buffer.byteLength(text);
  return bytes <= limitBytes ? undefined : message('findings.tooLarge', { bytes, limitBytes });
}
