import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { specificationsName } from '../objects/names.ts';
import {
  type ServiceOwner,
  type SpecificationConfigMap,
  specificationConfigMap,
} from '../objects/service-objects.ts';
import { packFiles, unpackFiles } from './pack-files.ts';
import { fromFiles, type SpecificationDocuments, toFiles } from './specification-documents.ts';

export interface PackedSpecifications {
  /** Undefined without any document. */
  first: SpecificationConfigMap | undefined;
  parts: SpecificationConfigMap[];
}

export interface SpecificationStore {
  /** The ConfigMaps for all documents of a service; nothing is written. */
  pack(owner: ServiceOwner, documents: SpecificationDocuments): Promise<PackedSpecifications>;
  /**
   * The documents that a first ConfigMap holds or leads to.
   * @param first undefined counts as no documents
   * @returns undefined when parts of it are gone: it was replaced since it was read
   */
  unpack(first: SpecificationConfigMap | undefined): Promise<SpecificationDocuments | undefined>;
}

/** The first ConfigMap is noted beside the Secrets while a service changes (`change-journal.ts`), so it stays small. */
const firstBytes = 200 * 1024;
/** A ConfigMap holds a mebibyte, base64 takes a third of it. */
const partBytes = 700 * 1024;

/** In the first ConfigMap's `data.parts`: names of the others, in order. */
const partNames = z.array(z.string());

/**
 * Specifications as compressed ConfigMaps owned by the Application. The first one, `specs-ID`, names those that hold
 * what it has no room for. They are never changed: new documents go into new ones, and writing the first is the switch.
 */
export function createSpecificationStore(kube: KubeClient, namespace: string): SpecificationStore {
  return {
    async pack(owner, documents) {
      const files = toFiles(documents);
      if (files.size === 0) {
        return { first: undefined, parts: [] };
      }
      const name = specificationsName(owner.serviceId);
      const version = randomBytes(4).toString('hex');
      const [head = {}, ...rest] = await packFiles(files, firstBytes, partBytes);
      const parts = rest.map((binaryData, index) =>
        specificationConfigMap(owner, `${name}-${version}-${index + 1}`, { binaryData }),
      );
      const names = JSON.stringify(parts.map((part) => part.metadata.name));
      return {
        first: specificationConfigMap(owner, name, { binaryData: head, data: { parts: names } }),
        parts,
      };
    },

    async unpack(first) {
      const names = partsOf(first);
      const found = await Promise.all(
        names.map((name) => kube.find<SpecificationConfigMap>(kinds.configmaps, name, namespace)),
      );
      const parts = found.flatMap((object) => (object === undefined ? [] : [object.binaryData ?? {}]));
      return parts.length < names.length
        ? undefined
        : fromFiles(await unpackFiles([first?.binaryData ?? {}, ...parts]));
    },
  };
}

/** Names of the further ConfigMaps that a first one goes on in. */
export function partsOf(first: SpecificationConfigMap | undefined): string[] {
  return partNames.parse(JSON.parse(first?.data?.parts ?? '[]'));
}
