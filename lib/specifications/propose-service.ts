import { type JsonObject, objectOf, textOf } from './model/read-values.ts';
import { proposeCredentials } from './propose-credentials.ts';
import { proposeServers } from './propose-servers.ts';
import type { ReadSpecification } from './read-specification.ts';
import type { ServiceProposal } from './service-proposal.ts';

const longestName = 200;
const longestDescription = 300;
/** Of a description, which may be a book, what is looked at. */
const longestLook = 4_000;

/**
 * How a service would be registered by what its specification says; undefined for a document in no known language. An
 * AsyncAPI document describes events, which need no target; an OData document does not say where it is.
 */
export function proposeService({ report, parsed, model }: ReadSpecification): ServiceProposal | undefined {
  const { kind } = report;
  if (kind === undefined || model === undefined) {
    return undefined;
  }
  const root = objectOf(parsed?.value);
  const info = objectOf(root.info);
  const isApi = kind === 'openapi' || kind === 'swagger';
  return {
    name: model.title.trim().slice(0, longestName),
    provider: providerOf(info).slice(0, longestName),
    description: firstSentences(textOf(info.summary) || model.description),
    servers: isApi ? proposeServers(root) : [],
    credentials: isApi ? proposeCredentials(root) : { type: 'none', tokenUrl: '' },
  };
}

function providerOf(info: JsonObject): string {
  return (textOf(info['x-providerName']) || textOf(objectOf(info.contact).name)).trim();
}

/** The first paragraph that is no heading, picture, table or address, without Markdown's marks and no longer than a form wants it. */
function firstSentences(markdown: string): string {
  const paragraph =
    markdown
      .slice(0, longestLook)
      .split(/\n\s*\n/)
      .map((text) => text.replace(/^\s*(#.*|[=-]{3,})$/gm, '').trim())
      .find((text) => text !== '' && !/^([|<]|!\[|```|https?:\/\/\S+$)/.test(text)) ?? '';
  const words = paragraph
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!\w)([*_`]{1,3})(?=\S)([^*_`]+)\1(?!\w)/g, '$2')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= longestDescription) {
    return words;
  }
  const cut = words.slice(0, longestDescription - 1);
  const end = cut.lastIndexOf('. ');
  return end > 0 ? cut.slice(0, end + 1) : `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}
