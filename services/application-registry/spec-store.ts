import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { partsAnnotation, type ServiceOwner, specConfigMap } from './service-objects.ts';

/** Documents of a service by file name, as text. */
export interface SpecDocuments {
  api?: { text: string; isJson: boolean } | undefined;
  events?: { text: string } | undefined;
  /** JSON. */
  documentation?: { text: string } | undefined;
}

export interface SpecStore {
  read(serviceId: string): Promise<SpecDocuments>;
  /** Replaces all documents of the service. */
  write(owner: ServiceOwner, documents: SpecDocuments): Promise<void>;
  remove(serviceId: string): Promise<void>;
}

interface SpecConfigMap extends KubeObject {
  binaryData?: Record<string, string>;
}

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** A ConfigMap holds a mebibyte at most. */
const partBytes = 700 * 1024;

const files = {
  apiJson: 'apiSpec.json.gz',
  apiText: 'apiSpec.txt.gz',
  events: 'asyncApiSpec.json.gz',
  documentation: 'content.json.gz',
};

function nameOf(serviceId: string, part: number): string {
  return part === 0 ? `specs-${serviceId}` : `specs-${serviceId}-${part}`;
}

/**
 * Specifications as compressed ConfigMaps owned by the Application: served right after they were written, gone with the
 * Application, whole also where they are large.
 */
export function createSpecStore(kube: KubeClient, namespace: string): SpecStore {
  async function readParts(serviceId: string): Promise<SpecConfigMap[]> {
    const first = await kube.find<SpecConfigMap>(kinds.configmaps, nameOf(serviceId, 0), namespace);
    if (first === undefined) {
      return [];
    }
    const count = Number(first.metadata.annotations?.[partsAnnotation] ?? 1);
    const rest = Array.from({ length: count - 1 }, (_, index) =>
      kube.find<SpecConfigMap>(kinds.configmaps, nameOf(serviceId, index + 1), namespace),
    );
    return [first, ...(await Promise.all(rest)).filter((part) => part !== undefined)];
  }

  async function put(object: SpecConfigMap): Promise<void> {
    try {
      await kube.create(kinds.configmaps, object);
    } catch (error) {
      if (!isMooringError(error, 'EXISTS')) {
        throw error;
      }
      await kube.replace(kinds.configmaps, object);
    }
  }

  async function removeFrom(serviceId: string, part: number, count: number): Promise<void> {
    for (let index = count - 1; index >= part; index--) {
      await kube.delete(kinds.configmaps, nameOf(serviceId, index), namespace);
    }
  }

  return {
    async read(serviceId) {
      const chunks = new Map<string, Buffer[]>();
      for (const part of await readParts(serviceId)) {
        for (const [file, data] of Object.entries(part.binaryData ?? {})) {
          chunks.set(file, [...(chunks.get(file) ?? []), Buffer.from(data, 'base64')]);
        }
      }
      const textOf = async (file: string) => {
        const found = chunks.get(file);
        return found === undefined ? undefined : (await decompress(Buffer.concat(found))).toString();
      };
      const [json, text, events, documentation] = await Promise.all(Object.values(files).map(textOf));
      return {
        ...(json === undefined ? {} : { api: { text: json, isJson: true } }),
        ...(text === undefined ? {} : { api: { text, isJson: false } }),
        ...(events === undefined ? {} : { events: { text: events } }),
        ...(documentation === undefined ? {} : { documentation: { text: documentation } }),
      };
    },
    async write(owner, documents) {
      const former = (await readParts(owner.serviceId)).length;
      const parts = await packParts(documents);
      for (const [index, binaryData] of parts.entries()) {
        await put(specConfigMap(owner, nameOf(owner.serviceId, index), binaryData, parts.length));
      }
      await removeFrom(owner.serviceId, parts.length, former);
    },
    async remove(serviceId) {
      await removeFrom(serviceId, 0, (await readParts(serviceId)).length);
    },
  };
}

/** Compressed documents cut into as many maps as they need. */
async function packParts(documents: SpecDocuments): Promise<Record<string, string>[]> {
  const texts: [file: string, text: string][] = [];
  if (documents.api) {
    texts.push([documents.api.isJson ? files.apiJson : files.apiText, documents.api.text]);
  }
  if (documents.events) {
    texts.push([files.events, documents.events.text]);
  }
  if (documents.documentation) {
    texts.push([files.documentation, documents.documentation.text]);
  }
  const parts: Record<string, string>[] = [];
  let free = 0;
  for (const [file, text] of texts) {
    const packed = await compress(text);
    for (let from = 0; from < packed.length; ) {
      if (free === 0) {
        parts.push({});
        free = partBytes;
      }
      const chunk = packed.subarray(from, from + free);
      const part = parts.at(-1);
      if (part !== undefined) {
        part[file] = chunk.toString('base64');
      }
      from += chunk.length;
      free -= chunk.length;
    }
  }
  return parts;
}
