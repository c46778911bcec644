/** What a service is described by, as text. */
export interface SpecificationDocuments {
  api?: { text: string; isJson: boolean; isOdata: boolean } | undefined;
  events?: { text: string } | undefined;
  /** JSON. */
  documentation?: { text: string } | undefined;
}

type ApiDocument = NonNullable<SpecificationDocuments['api']>;

/** Names of the files (connectivity contract 3.7), by what is in them. */
const apiFiles: [name: string, isJson: boolean, isOdata: boolean][] = [
  ['apiSpec.json', true, false],
  ['apiSpec.txt', false, false],
  ['odata.json', true, true],
  ['odata.xml', false, true],
];
const eventsFile = 'asyncApiSpec.json';
const documentationFile = 'content.json';

/** The documents as files, text by name. */
export function toFiles({ api, events, documentation }: SpecificationDocuments): Map<string, string> {
  const files = new Map<string, string>();
  if (api) {
    files.set(nameOf(api), api.text);
  }
  if (events) {
    files.set(eventsFile, events.text);
  }
  if (documentation) {
    files.set(documentationFile, documentation.text);
  }
  return files;
}

/** The inverse of `toFiles`. */
export function fromFiles(files: ReadonlyMap<string, string>): SpecificationDocuments {
  const documents: SpecificationDocuments = {};
  for (const [name, isJson, isOdata] of apiFiles) {
    const text = files.get(name);
    if (text !== undefined) {
      documents.api = { text, isJson, isOdata };
    }
  }
  const events = files.get(eventsFile);
  const documentation = files.get(documentationFile);
  return {
    ...documents,
    ...(events === undefined ? {} : { events: { text: events } }),
    ...(documentation === undefined ? {} : { documentation: { text: documentation } }),
  };
}

function nameOf(api: ApiDocument): string {
  const found = apiFiles.find(([, isJson, isOdata]) => isJson === api.isJson && isOdata === api.isOdata);
  return found?.[0] ?? 'apiSpec.txt';
}
