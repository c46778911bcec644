import { z } from 'zod';

export const objectText = z.string().max(1_500_000, 'The text is longer than Kubernetes takes.');

/** An object that somebody has edited. */
export const editObjectRequest = z.object({
  /** The text that was opened. */
  base: objectText,
  /** What it was made into: YAML or JSON. */
  text: objectText,
});

export type EditObjectRequest = z.infer<typeof editObjectRequest>;
