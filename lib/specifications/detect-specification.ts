import { specificationLanguages } from './languages.ts';
import type { SpecificationFormat, SpecificationKind } from './specification-report.ts';

export interface DetectedSpecification {
  kind: SpecificationKind;
  /** As the document states it, such as "3.0.3". */
  version: string;
}

/** What language a parsed document is written in; undefined when it says none of those known here. */
export function detectSpecification(value: unknown): DetectedSpecification | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const root = value as Record<string, unknown>;
  for (const { kind, versionKey } of Object.values(specificationLanguages)) {
    if (versionKey !== undefined && root[versionKey] !== undefined) {
      return { kind, version: String(root[versionKey]) };
    }
  }
  return undefined;
}

/** True for text that is XML and not JSON or YAML. */
export function looksLikeXml(text: string): boolean {
  return /^\uFEFF?\s*</.test(text);
}

/** True for text that is JSON and not YAML, with or without a byte order mark. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[{[]/.test(text);
}

/** What a text is written in, by how it begins. */
export function formatOf(text: string): SpecificationFormat {
  if (looksLikeXml(text)) {
    return 'xml';
  }
  return looksLikeJson(text) ? 'json' : 'yaml';
}

/** True for a page for browsers, such as a login page in the place of the document. */
export function looksLikeWebPage(text: string): boolean {
  const start = text.slice(0, 2_000).replace(/^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*/, '');
  return /^<(?:!doctype\s+html|html|head|body|title|meta|script)[\s>]/i.test(start);
}
