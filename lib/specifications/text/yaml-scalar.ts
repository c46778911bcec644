import {
  boolCoreTag,
  floatCoreTag,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  SCALAR_STYLE,
  type ScalarEvent,
  type ScalarTagDefinition,
} from 'js-yaml';

type ScalarValue = string | number | boolean | null;

const core = 'tag:yaml.org,2002:';
const tags = { null: nullCoreTag, bool: boolCoreTag, int: intCoreTag, float: floatCoreTag };
const all = Object.values(tags);
/** What a plain scalar begins with that is no text. */
const telling = /^(?:$|[-+.\d~nNtTfF])/;

/** The value of a scalar by YAML 1.2's core schema, as OpenAPI and AsyncAPI demand it. */
export function scalarValue(source: string, { style }: ScalarEvent, tag: string): ScalarValue {
  if (tag === '') {
    const isText = style !== SCALAR_STYLE.PLAIN || !telling.test(source);
    return isText ? source : resolve(source, all, false);
  }
  const name = tag.replace(/^(?:!!|!<tag:yaml\.org,2002:(?=.*>$))/, '').replace(/>$/, '');
  return Object.hasOwn(tags, name) ? resolve(source, [tags[name as keyof typeof tags]], true) : source;
}

function resolve(source: string, candidates: ScalarTagDefinition[], isExplicit: boolean): ScalarValue {
  for (const tag of candidates) {
    const value: unknown = tag.resolve(source, isExplicit, `${core}${tag.tagName}`);
    if (value !== NOT_RESOLVED) {
      return value as ScalarValue;
    }
  }
  return source;
}
