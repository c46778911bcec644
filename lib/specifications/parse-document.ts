import { maxSpecificationBytes } from '#lib/config/max-specification-bytes.ts';
import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { errorText } from '#lib/errors.ts';
import { looksLikeJson } from './detect-specification.ts';
import { isVersionKey } from './languages.ts';
import { jsonLevels, skipBlanks } from './raw-json.ts';
import type { SpecificationProblem } from './specification-report.ts';
import { findJsonError, maxJsonLevels } from './text/find-json-error.ts';
import { jsonSource } from './text/json-source.ts';
import { createLineIndex, type Place } from './text/line-index.ts';
import { readYaml } from './text/read-yaml.ts';
import { createFinder, type Path, type SourceNode } from './text/source-node.ts';
import { type YamlNode, yamlToJson, yamlValue } from './text/yaml-node.ts';
import { YamlProblem } from './text/yaml-problem.ts';
import { yamlSource } from './text/yaml-source.ts';

export interface ParsedDocument {
  format: 'json' | 'yaml';
  /** Undefined when the text could not be read at all. */
  value: unknown;
  problems: SpecificationProblem[];
  /** Where `path` stands in the text, or its nearest ancestor; with `key` the property's name and not its value. */
  locate(path: Path, target: 'key' | 'value'): Place;
  /**
   * The JSON text: of YAML written from the source, so that keys such as "200" keep their order and numbers their digits.
   * Of a document with problems ''.
   */
  json(): string;
}

/** Reads JSON or YAML once and knows where everything stands. Broken text becomes problems with exact lines. */
export function parseDocument(text: string): ParsedDocument {
  return looksLikeJson(text) ? parseJson(text) : parseYaml(text);
}

function parseJson(text: string): ParsedDocument {
  // the same length, so that what stands behind the mark keeps its place
  const unmarked = text.replace(/^\uFEFF/, ' ');
  const placeOf = createLineIndex(text);
  const value = parsedJson(unmarked);
  if (value === undefined) {
    const { said, offset } = findJsonError(unmarked) ?? { said: message('findings.notJson'), offset: 0 };
    return broken('json', said, placeOf(offset, offset + 1));
  }
  return {
    format: 'json',
    value,
    problems: [],
    locate: createLocate(placeOf, () => jsonSource(unmarked, skipBlanks(unmarked, 0), unmarked.length)),
    json: () => unmarked.trim(),
  };
}

/** Undefined where the text is no JSON, or nested deeper than what comes after can follow. */
function parsedJson(text: string): unknown {
  try {
    return jsonLevels(text) > maxJsonLevels ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseYaml(text: string): ParsedDocument {
  const placeOf = createLineIndex(text);
  try {
    const root = withVersionsAsText(readYaml(text, maxSpecificationBytes()));
    return {
      format: 'yaml',
      value: yamlValue(root),
      problems: [],
      locate: createLocate(placeOf, () => yamlSource(root)),
      json: () => yamlToJson(root),
    };
  } catch (error) {
    return error instanceof YamlProblem
      ? broken('yaml', error.said, placeOf(error.start, error.end))
      : broken('yaml', message('findings.notRead', { reason: errorText(error) }), placeOf(0, 1));
  }
}

function broken(format: 'json' | 'yaml', said: Sentence, place: Place): ParsedDocument {
  const problem: SpecificationProblem = { ...place, message: said, severity: 'error', path: '' };
  return { format, value: undefined, problems: [problem], locate: () => place, json: () => '' };
}

/** Nothing is looked up before something is asked for: sound documents never need a place. */
function createLocate(
  placeOf: (start: number, end: number) => Place,
  source: () => SourceNode,
): ParsedDocument['locate'] {
  let find: ReturnType<typeof createFinder> | undefined;
  return (path, target) => {
    find ??= createFinder(source());
    const { start, end } = find(path, target);
    return placeOf(start, end);
  };
}

/** `swagger: 2.0` is a number to YAML, and the version 2.0 to whoever wrote it. */
function withVersionsAsText(root: YamlNode): YamlNode {
  for (const { name, node } of root.type === 'mapping' ? root.entries : []) {
    if (node.type === 'scalar' && typeof node.value === 'number' && isVersionKey(name)) {
      node.value = node.source;
    }
  }
  return root;
}
