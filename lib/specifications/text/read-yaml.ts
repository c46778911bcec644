import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import { message } from '#lib/domain/texts/message.ts';
import { createYamlBuilder } from './yaml-builder.ts';
import type { YamlNode } from './yaml-node.ts';
import { YamlProblem, yamlProblemText } from './yaml-problem.ts';
import { scalarValue } from './yaml-scalar.ts';

/** Levels of mappings and lists that a document may have. */
const maxLevels = 500;

/**
 * Reads the one document of a YAML text, in time that grows with its length. Aliases are followed as long as what they
 * stand for stays a document of bearable length, and `<<` merges as YAML 1.1 says and the usual tools do.
 * @param maxSharedChars how much longer aliases and merges may make the document, in characters
 * @throws YamlProblem for what cannot be read
 */
export function readYaml(text: string, maxSharedChars: number): YamlNode {
  const builder = createYamlBuilder({ maxSharedChars, maxLevels });
  /** Behind the last thing that was read: where a value is that is not written out. */
  let end = 0;
  for (const event of onlyDocument(text, eventsOf(text))) {
    switch (event.type) {
      case EVENT_ID.MAPPING:
        builder.open('mapping', event.start, slice(text, event.anchorStart, event.anchorEnd));
        break;
      case EVENT_ID.SEQUENCE:
        builder.open('list', event.start, slice(text, event.anchorStart, event.anchorEnd));
        break;
      case EVENT_ID.SCALAR: {
        const start = event.valueStart < 0 ? end : event.valueStart;
        end = Math.max(event.valueEnd, start);
        const source = getScalarValue(text, event);
        const tag = slice(text, event.tagStart, event.tagEnd);
        builder.addScalar(
          {
            type: 'scalar',
            value: scalarValue(source, event, tag),
            source,
            start,
            end,
            chars: source.length + 2,
            levels: 0,
          },
          slice(text, event.anchorStart, event.anchorEnd),
          source === '<<' && event.style === SCALAR_STYLE.PLAIN && tag === '',
        );
        break;
      }
      case EVENT_ID.ALIAS:
        end = event.anchorEnd;
        builder.addAlias(text.slice(event.anchorStart, end), event.anchorStart - 1, end);
        break;
      case EVENT_ID.POP:
        builder.close(end);
    }
  }
  return builder.root();
}

function slice(text: string, start: number, end: number): string {
  return start < 0 ? '' : text.slice(start, end);
}

function eventsOf(text: string): Event[] {
  try {
    return parseEvents(text, { maxDepth: maxLevels });
  } catch (error) {
    const isPlaced = error instanceof YAMLException && error.mark !== undefined;
    const reason =
      error instanceof YAMLException ? error.reason : error instanceof Error ? error.message : '';
    const at = isPlaced ? (error.mark?.position ?? 0) : 0;
    throw new YamlProblem(yamlProblemText(reason), Math.min(at, Math.max(text.length - 1, 0)));
  }
}

/** The events within the document, without its own; an empty one behind it, as a last `---` makes it, does not count. */
function onlyDocument(text: string, events: Event[]): Event[] {
  const starts: number[] = [];
  for (const [index, { type }] of events.entries()) {
    if (type === EVENT_ID.DOCUMENT) {
      starts.push(index);
    }
  }
  const [first, second] = starts.filter((index) => !isEmpty(events[index + 1]));
  if (first === undefined) {
    throw new YamlProblem(message('findings.empty'), 0);
  }
  if (second !== undefined) {
    const content = events[second + 1];
    const at = content !== undefined && 'start' in content ? content.start : 0;
    throw new YamlProblem(
      message('findings.yamlDocuments', { count: starts.length }),
      text.lastIndexOf('---', at) < 0 ? at : text.lastIndexOf('---', at),
    );
  }
  const next = starts.find((index) => index > first) ?? events.length;
  return events.slice(first + 1, next - 1);
}

function isEmpty(content: Event | undefined): boolean {
  return content === undefined || (content.type === EVENT_ID.SCALAR && content.valueStart < 0);
}
