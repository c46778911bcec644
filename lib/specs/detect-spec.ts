import type { SpecKind } from './spec-report.ts';

export interface DetectedSpec {
  kind: SpecKind;
  /** As the document states it, such as "3.0.3". */
  version: string;
}

const rootKeys = { openapi: 'openapi', swagger: 'swagger', asyncapi: 'asyncapi' } as const;

/** What language a parsed document is written in; undefined when it says none of those known here. */
export function detectSpec(value: unknown): DetectedSpec | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const root = value as Record<string, unknown>;
  for (const kind of Object.values(rootKeys)) {
    const version = root[kind];
    if (version !== undefined) {
      return { kind, version: String(version) };
    }
  }
  return undefined;
}

/** True for text that is XML and not JSON or YAML. */
export function looksLikeXml(text: string): boolean {
  return /^\uFEFF?\s*</.test(text);
}
