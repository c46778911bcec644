import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { errorText, MooringError } from '#lib/errors.ts';
import type { Registration } from '#lib/http/connector-client/connector-client.ts';
import { readSpecification } from '#lib/specifications/read-specification.ts';
import { registeredAs } from '#lib/specifications/registered-as.ts';
import type { SpecificationKind } from '#lib/specifications/specification-report.ts';
import { jsonOf } from '#lib/specifications/to-json-text.ts';
import { inEnglish } from '#lib/texts/english.ts';
import {
  fromVariable,
  type Manifest,
  type ManifestCredentials,
  type ManifestService,
  manifestFile,
  readManifest,
} from './manifest.ts';

interface SpecFile {
  kind: SpecificationKind;
  title: string;
  description: string;
  /** Base URL that the document names, empty where it names none. */
  server: string;
  /** JSON text, empty for XML. */
  json: string;
}

export interface SpecificationsContext {
  /** Provider where the manifest names none. */
  application: string;
  env: NodeJS.ProcessEnv;
}

const specExtension = /\.(ya?ml|json|xml|edmx)$/i;

/**
 * What a folder of specifications registers: the services of its `services.yaml`, else one for each OpenAPI, Swagger or
 * AsyncAPI file.
 * @throws MooringError INVALID with one line for each file or entry that cannot be used; nothing is half read.
 */
export async function readSpecificationsFolder(
  folder: string,
  context: SpecificationsContext,
): Promise<Registration[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new MooringError('INVALID', `The folder ${folder} cannot be read: ${errorText(error)}`);
  });
  const files = names.filter((name) => specExtension.test(name) && name !== manifestFile).sort();
  const manifest = names.includes(manifestFile)
    ? readManifest(await readFile(join(folder, manifestFile), 'utf8'))
    : implied(files);
  const registrations: Registration[] = [];
  const problems: string[] = [];
  for (const service of manifest.services) {
    try {
      const registration = await toRegistration(folder, service, manifest, context);
      if (registrations.some(({ name }) => name === registration.name)) {
        throw new MooringError('INVALID', `There are two services named "${registration.name}".`);
      }
      registrations.push(registration);
    } catch (error) {
      problems.push(`${service.api ?? service.events ?? service.name ?? 'service'}: ${errorText(error)}`);
    }
  }
  if (problems.length > 0) {
    throw new MooringError('INVALID', problems.join('\n'), { hint: 'Nothing was registered.' });
  }
  return registrations;
}

/** Without a manifest each file is a service; what its name is and where it goes, the file says. */
function implied(files: string[]): Manifest {
  if (files.length === 0) {
    throw new MooringError('INVALID', 'The folder contains no specification.', {
      hint: 'Put OpenAPI, AsyncAPI or OData files (.yaml, .json, .xml) into it, or leave --specs out.',
    });
  }
  return { services: files.map((api) => ({ api })) };
}

async function toRegistration(
  folder: string,
  service: ManifestService,
  manifest: Manifest,
  { application, env }: SpecificationsContext,
): Promise<Registration> {
  const files = await Promise.all(
    [service.api, service.events]
      .filter((name) => name !== undefined)
      .map((name) => readSpecFile(folder, name)),
  );
  const api = files.find(({ kind }) => registeredAs[kind].part === 'api');
  const events = files.find(({ kind }) => registeredAs[kind].part === 'events');
  const name = service.name ?? api?.title ?? events?.title ?? '';
  if (name === '') {
    throw new MooringError('INVALID', `It has no title: give it a name in ${manifestFile}.`);
  }
  const members: Record<string, string> = {
    provider: JSON.stringify(manifest.provider ?? application),
    name: JSON.stringify(name),
    description: JSON.stringify(service.description ?? (api?.description || events?.description || name)),
  };
  if (service.identifier !== undefined) {
    members.identifier = JSON.stringify(service.identifier);
  }
  if (service.labels !== undefined) {
    members.labels = JSON.stringify(service.labels);
  }
  if (api !== undefined || service.targetUrl !== undefined) {
    members.api = apiPart(service, api, env);
  }
  if (events !== undefined) {
    members.events = object({ spec: events.json });
  }
  return { name, body: object(members) };
}

function apiPart(service: ManifestService, api: SpecFile | undefined, env: NodeJS.ProcessEnv): string {
  const targetUrl = service.targetUrl ?? api?.server ?? '';
  if (!URL.canParse(targetUrl)) {
    throw new MooringError(
      'INVALID',
      `It names no absolute server address: set targetUrl in ${manifestFile}.`,
    );
  }
  const members: Record<string, string> = { targetUrl: JSON.stringify(targetUrl) };
  if (service.credentials !== undefined) {
    members.credentials = JSON.stringify(resolveCredentials(service.credentials, env));
  }
  if (service.specificationUrl !== undefined) {
    members.specificationUrl = JSON.stringify(service.specificationUrl);
  }
  const way = api === undefined ? undefined : registeredAs[api.kind];
  if (way?.apiType !== undefined) {
    members.apiType = JSON.stringify(way.apiType);
  }
  if (api !== undefined && way?.isSent === true) {
    members.spec = api.json;
  }
  return object(members);
}

async function readSpecFile(folder: string, name: string): Promise<SpecFile> {
  const path = resolve(folder, name);
  if (relative(resolve(folder), path).startsWith('..')) {
    throw new MooringError('INVALID', 'It is outside the folder.');
  }
  const text = await readFile(path, 'utf8');
  const { report, parsed } = readSpecification(text);
  const [problem] = report.problems.filter(({ severity }) => severity === 'error');
  if (problem !== undefined || report.kind === undefined) {
    throw new MooringError(
      'INVALID',
      `Line ${problem?.line ?? 1}: ${inEnglish(problem?.message ?? 'no specification')}`,
    );
  }
  const value = parsed?.value as DescribedSpec | undefined;
  return {
    kind: report.kind,
    title: report.title,
    description: typeof value?.info?.description === 'string' ? value.info.description : '',
    server: serverOf(value),
    json: parsed === undefined ? '' : jsonOf(parsed),
  };
}

interface DescribedSpec {
  info?: { description?: unknown } | null;
  servers?: { url?: unknown }[];
  schemes?: unknown[];
  host?: unknown;
  basePath?: unknown;
}

/** Base URL of OpenAPI 3, or of Swagger 2 by its parts. */
function serverOf(value: DescribedSpec | undefined): string {
  const [server] = Array.isArray(value?.servers) ? value.servers : [];
  if (typeof server?.url === 'string') {
    return server.url;
  }
  if (typeof value?.host === 'string') {
    const scheme = Array.isArray(value.schemes) ? String(value.schemes[0]) : 'https';
    return `${scheme}://${value.host}${typeof value.basePath === 'string' ? value.basePath : ''}`;
  }
  return '';
}

function resolveCredentials(given: ManifestCredentials, env: NodeJS.ProcessEnv): unknown {
  const secretOf = (variable: string) => {
    const value = env[variable] ?? '';
    if (value === '') {
      throw new MooringError('INVALID', `The environment variable ${variable} is not set.`);
    }
    return value;
  };
  const resolved = Object.entries(given).map(([member, values]) => [
    member,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) =>
        name.endsWith(fromVariable) && value !== undefined
          ? [name.slice(0, -fromVariable.length), secretOf(value)]
          : [name, value],
      ),
    ),
  ]);
  return Object.fromEntries(resolved);
}

function object(members: Record<string, string>): string {
  return `{${Object.entries(members)
    .map(([key, json]) => `${JSON.stringify(key)}:${json}`)
    .join(',')}}`;
}
