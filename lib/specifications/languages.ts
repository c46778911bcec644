import type { SpecificationKind } from './specification-report.ts';

export interface SpecificationLanguage {
  kind: SpecificationKind;
  /** As people call it. */
  name: string;
  /** Member at the top of a JSON or YAML document that names the language and its version; XML has none. */
  versionKey: string | undefined;
  /**
   * The versions that are known: validated, read and drawn. OpenAPI's are families, such as 3.0 for 3.0.3; of OData the
   * version of the protocol, where a document states it.
   */
  versions: readonly string[];
  /** Whether versions have a further part that makes no difference. */
  isFamily: boolean;
}

/** What specifications are written in: what one part of Mooring knows, all know. */
export const specificationLanguages: Record<SpecificationKind, SpecificationLanguage> = {
  openapi: {
    kind: 'openapi',
    name: 'OpenAPI',
    versionKey: 'openapi',
    versions: ['3.0', '3.1', '3.2'],
    isFamily: true,
  },
  swagger: {
    kind: 'swagger',
    name: 'Swagger',
    versionKey: 'swagger',
    versions: ['2.0'],
    isFamily: false,
  },
  asyncapi: {
    kind: 'asyncapi',
    name: 'AsyncAPI',
    versionKey: 'asyncapi',
    versions: [
      ...['1.0.0', '1.1.0', '1.2.0'],
      ...['2.0.0', '2.1.0', '2.2.0', '2.3.0', '2.4.0', '2.5.0', '2.6.0'],
      ...['3.0.0', '3.1.0'],
    ],
    isFamily: false,
  },
  edmx: {
    kind: 'edmx',
    name: 'OData',
    versionKey: undefined,
    versions: ['1.0', '2.0', '3.0', '4.0', '4.01'],
    isFamily: false,
  },
  csdl: {
    kind: 'csdl',
    name: 'OData',
    versionKey: '$Version',
    versions: ['4.0', '4.01'],
    isFamily: false,
  },
};

/** Such as "OpenAPI 3.0.3"; without the version where none is stated. */
export function languageText(kind: SpecificationKind, version: string): string {
  return `${specificationLanguages[kind].name} ${version}`.trim();
}

/** Whether the name is that of a member which states a language's version. */
export function isVersionKey(name: string): boolean {
  return Object.values(specificationLanguages).some(({ versionKey }) => versionKey === name);
}

/** The known version that `stated` belongs to: "3.0" for OpenAPI's "3.0.3"; undefined for one that is not known. */
export function knownVersion(kind: SpecificationKind, stated: string): string | undefined {
  const { versions, isFamily } = specificationLanguages[kind];
  return versions.find((version) => stated === version || (isFamily && stated.startsWith(`${version}.`)));
}
