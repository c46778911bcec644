import type { SecretTransform } from '../catalog/catalog-binding.ts';
import { type Message, message, type Sentence } from '../texts/message.ts';

/** The libraries by which programs find a service, each looking in a place of its own. */
export const bindReaderIds = ['cds', 'files', 'xsenv'] as const;

export type BindReaderId = (typeof bindReaderIds)[number];

/** Who reads the binding beside programs that take GATEWAY_URL, and by which name it looks. */
export interface BindReaderChoice {
  id: BindReaderId;
  name: string;
}

export interface BindReader {
  /** As people know it. */
  label: Sentence;
  /** What it will find. */
  finds(name: string): Message;
  nameLabel: Message;
  nameHint: Message;
  namePattern: RegExp;
  /** Names in words, for whoever typed another one. */
  nameRule: Message;
  /** A name to begin with, from the name of the service. */
  nameOf(serviceName: string): string;
}

/** Of readers of files the directory or the type is looked for; both are parts of a path or of an annotation. */
const fileName = /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/;
const fileNameRule = message('bindings.readerNameRule');

export const bindReaders: Record<BindReaderId, BindReader> = {
  cds: {
    label: '@sap/cds',
    finds: (name) => message('bindings.findsOfCds', { name, variable: `${cdsPrefix(name)}url` }),
    nameLabel: message('bindings.readerRequiredService'),
    nameHint: message('bindings.readerRequiredServiceHint'),
    // an underscore would begin another level of cds.requires
    namePattern: /^[A-Za-z][A-Za-z0-9]{0,40}$/,
    nameRule: message('bindings.readerNameRuleOfCds'),
    nameOf: (serviceName) =>
      serviceName
        .replaceAll(/[^A-Za-z0-9]+/g, '')
        .replace(/^[0-9]+/, '')
        .slice(0, 41) || 'api',
  },
  files: {
    label: message('bindings.readerOfFiles'),
    finds: (name) => message('bindings.findsOfFiles', { name }),
    nameLabel: message('bindings.readerType'),
    nameHint: message('bindings.readerTypeHint'),
    namePattern: fileName,
    nameRule: fileNameRule,
    nameOf: () => 'http',
  },
  xsenv: {
    label: '@sap/xsenv',
    finds: (name) => message('bindings.findsOfXsenv', { name }),
    nameLabel: message('bindings.readerServiceName'),
    nameHint: message('bindings.readerServiceNameHint'),
    namePattern: fileName,
    nameRule: fileNameRule,
    nameOf: (serviceName) =>
      serviceName
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .slice(0, 63)
        .replaceAll(/^-+|-+$/g, '') || 'api',
  },
};

/** Whether a choice names something that its reader can look for; nobody chosen is good as well. */
export function isReaderName(choice: BindReaderChoice | undefined): boolean {
  return choice === undefined || bindReaders[choice.id].namePattern.test(choice.name);
}

/** What stands before each variable for @sap/cds. */
export function cdsPrefix(name: string): string {
  return `cds_requires_${name}_credentials_`;
}

/** Type of the files where the reader looks for another name. */
const fileType = 'http';

const address = (key: string): SecretTransform => ({
  addKey: { key, jsonPathExpression: '{.GATEWAY_URL}' },
});

/** What the Secret for the reader holds beside GATEWAY_URL, and how it is made (binding contract 2.2). */
export function transformsFor({ id, name }: BindReaderChoice): SecretTransform[] {
  switch (id) {
    case 'cds':
      return [address('url')];
    case 'files':
      return [address('uri'), address('url')];
    case 'xsenv':
      return [
        address('uri'),
        address('url'),
        { addKey: { key: 'label', stringValue: name } },
        { addKey: { key: 'tags', stringValue: JSON.stringify([name]) } },
        { addKey: { key: '.metadata', stringValue: JSON.stringify(xsenvMetadata) } },
      ];
  }
}

/** Without it @sap/xsenv knows neither label nor tags; with it nothing that it leaves out. */
const xsenvMetadata = {
  metaDataProperties: [
    { name: 'type', format: 'text' },
    { name: 'provider', format: 'text' },
    { name: 'label', format: 'text' },
    { name: 'tags', format: 'json' },
  ],
  credentialProperties: [
    { name: 'uri', format: 'text' },
    { name: 'url', format: 'text' },
  ],
};

/** Directory and type below `SERVICE_BINDING_ROOT`; undefined for a reader of variables. */
export function directoryFor(
  { id, name }: BindReaderChoice,
  fallback: string,
): { name: string; type: string } | undefined {
  switch (id) {
    case 'cds':
      return undefined;
    case 'files':
      return { name: fallback, type: name };
    case 'xsenv':
      return { name, type: fileType };
  }
}
