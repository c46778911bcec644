import { message } from '#lib/domain/texts/message.ts';
import type { ODataModel } from './model/odata-model.ts';
import { readOData } from './model/read-odata.ts';
import { nodeOf, nodesOf, parseEdmx, problemAt, type XmlNode } from './parse-edmx.ts';
import type { SpecificationKind, SpecificationProblem } from './specification-report.ts';

export interface ReadEdmx {
  kind: SpecificationKind | undefined;
  /** Of the protocol, '' where the document does not tell. */
  version: string;
  problems: SpecificationProblem[];
  /** Undefined when there is no such document. */
  model: ODataModel | undefined;
}

/** What an OData `$metadata` document is and offers. */
export function readEdmx(text: string): ReadEdmx {
  const { problems, root } = parseEdmx(text);
  if (root === undefined) {
    return { kind: undefined, version: '', problems, model: undefined };
  }
  const services = nodeOf(root.DataServices);
  const isWithoutSchema = nodesOf(services.Schema).length === 0;
  const missing = problemAt(text, text.search(/<(\w+:)?Edmx/), message('findings.xmlNoSchema'));
  const version = protocolVersion(text, root, services);
  return {
    kind: 'edmx',
    version,
    problems: isWithoutSchema ? [missing] : [],
    model: readOData(root, version),
  };
}

const schemaOfVersion3 = 'xmlns="http://schemas.microsoft.com/ado/2009/11/edm"';

/**
 * The version of OData: up to version 3 the packaging says 1.0 whatever it carries, and the protocol's version stands on
 * DataServices, if anywhere.
 */
function protocolVersion(text: string, root: XmlNode, services: XmlNode): string {
  const packaging = String(root['@Version'] ?? '');
  if (packaging !== '1.0') {
    return packaging;
  }
  const stated = /^\d+\.\d+/.exec(String(services['@DataServiceVersion'] ?? ''))?.[0];
  return stated ?? (text.includes(schemaOfVersion3) ? '3.0' : '');
}
