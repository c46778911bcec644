import type { graph as english } from '#locales/en/graph.ts';
import type { Translated } from '#locales/translated.ts';

export const graph: Translated<typeof english> = {};
