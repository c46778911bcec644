import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { kinds } from '#lib/domain/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { changeObject } from './change-object.ts';
import { specsName } from './names.ts';
import { type FilePart, packFiles, unpackFiles } from './pack-files.ts';
import { type ServiceOwner, type SpecConfigMap, specConfigMap } from './service-objects.ts';
import { fromFiles, type SpecDocuments, toFiles } from './spec-documents.ts';
import type { Transaction } from './transaction.ts';

export interface SpecStore {
  read(serviceId: string): Promise<SpecDocuments>;
  /**
   * Replaces all documents of the service; a reader sees the former ones or these, never a mixture.
   * @param former the service's first ConfigMap as it is, undefined where there is none
   */
  write(
    transaction: Transaction,
    owner: ServiceOwner,
    documents: SpecDocuments,
    former: SpecConfigMap | undefined,
  ): Promise<void>;
}

/** A ConfigMap holds a mebibyte, base64 takes a third of it. */
const partBytes = 700 * 1024;
const readAttempts = 5;

/** In the first ConfigMap's `data.parts`: names of the others, in order. */
const partNames = z.array(z.string());

/**
 * Specifications as compressed ConfigMaps owned by the Application. The first one, `specs-ID`, names those that hold
 * what it has no room for. They are never changed: new documents go into new ones, and writing the first is the switch.
 */
export function createSpecStore(kube: KubeClient, namespace: string): SpecStore {
  const find = (name: string) => kube.find<SpecConfigMap>(kinds.configmaps, name, namespace);

  async function findParts(names: string[]): Promise<FilePart[] | undefined> {
    const found = await Promise.all(names.map(find));
    const parts = found.flatMap((object) => (object === undefined ? [] : [object.binaryData ?? {}]));
    return parts.length === names.length ? parts : undefined;
  }

  return {
    async read(serviceId) {
      for (let attempt = 1; attempt <= readAttempts; attempt++) {
        const first = await find(specsName(serviceId));
        if (first === undefined) {
          return {};
        }
        // missing ones were replaced since the first was read
        const rest = await findParts(partsOf(first));
        if (rest !== undefined) {
          return fromFiles(await unpackFiles([first.binaryData ?? {}, ...rest]));
        }
      }
      throw new MooringError('INTERNAL', 'Internal error.', {
        cause: new Error(`ConfigMaps that ${specsName(serviceId)} names in data.parts do not exist`),
      });
    },

    async write(transaction, owner, documents, former) {
      const name = specsName(owner.serviceId);
      const files = toFiles(documents);
      const [head = {}, ...rest] = await packFiles(files, partBytes);
      const version = randomBytes(4).toString('hex');
      const parts = rest.map((_, index) => `${name}-${version}-${index + 1}`);
      for (const [index, binaryData] of rest.entries()) {
        const wanted = specConfigMap(owner, parts[index] ?? name, { binaryData });
        await changeObject(kube, transaction, { kind: kinds.configmaps, former: undefined, wanted });
      }
      await changeObject(kube, transaction, {
        kind: kinds.configmaps,
        former,
        wanted:
          files.size === 0
            ? undefined
            : specConfigMap(owner, name, { binaryData: head, data: { parts: JSON.stringify(parts) } }),
      });
      for (const part of former === undefined ? [] : partsOf(former)) {
        transaction.onSuccess(() => kube.delete(kinds.configmaps, part, namespace));
      }
    },
  };
}

/** Names of the further ConfigMaps that a first one goes on in. */
export function partsOf(first: SpecConfigMap): string[] {
  return partNames.parse(JSON.parse(first.data?.parts ?? '[]'));
}
