import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import type { ApplicationService } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { changeName } from './names.ts';
import { metadataOf, type SecretObject, type ServiceOwner, type StoredObjects } from './service-objects.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);
const key = 'change.json.gz';
const committedAnnotation = 'registry.mooring.dev/committed';

/** A change of a service that takes several writes. */
export interface ServiceChangeNote {
  /** The service in the Application, before and after. Writing it there is what makes the change count. */
  former: ApplicationService;
  wanted: ApplicationService;
  /** The service's objects before. */
  stored: StoredObjects;
  /** Names of the ConfigMaps that are made for it, besides those with fixed names. */
  parts: string[];
}

export interface StartedChange extends ServiceChangeNote {
  application: string;
  serviceId: string;
  /** Which process makes it. */
  holder: string;
  startedAt: Date;
  /** Said by the note itself, for a change that leaves the Application as it is. */
  committed: boolean;
  /** Of the note itself. */
  uid: string;
}

export interface ChangeJournal {
  /** @throws MooringError CONFLICT while another change of the service is noted. */
  begin(owner: ServiceOwner, note: ServiceChangeNote): Promise<StartedChange>;
  find(serviceId: string): Promise<StartedChange | undefined>;
  /** Makes the change count; for one that leaves the Application as it is. */
  commit(change: StartedChange): Promise<void>;
  end(change: StartedChange): Promise<void>;
}

const noteSchema = z.object({
  holder: z.string(),
  former: z.custom<ApplicationService>(),
  wanted: z.custom<ApplicationService>(),
  stored: z.custom<StoredObjects>(),
  parts: z.array(z.string()),
});

/**
 * Notes of changes that are being made, one Secret `change-ID` for each: what it takes to finish a change or to take it
 * back when its process has died in between. The note is also what keeps two replicas from changing the same service.
 * @param holder name of this process, the same after a restart
 */
export function createChangeJournal(kube: KubeClient, namespace: string, holder: string): ChangeJournal {
  return {
    async begin(owner, note) {
      const { application, serviceId } = owner;
      const packed = await compress(JSON.stringify({ holder, ...note }));
      try {
        const { metadata } = await kube.create<SecretObject>(kinds.secrets, {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: metadataOf(owner, changeName(serviceId)),
          type: 'Opaque',
          data: { [key]: packed.toString('base64') },
        });
        return { ...note, ...headOf(metadata), application: application.metadata.name, serviceId, holder };
      } catch (error) {
        if (isMooringError(error, 'EXISTS')) {
          const message = `Service with ID ${serviceId} is being changed by somebody else`;
          throw new MooringError('CONFLICT', message, { cause: error });
        }
        throw error;
      }
    },

    async find(serviceId) {
      const secret = await kube.find<SecretObject>(kinds.secrets, changeName(serviceId), namespace);
      const { app = '', serviceId: labelled } = secret?.metadata.labels ?? {};
      if (secret === undefined || labelled !== serviceId) {
        return undefined;
      }
      const text = await decompress(Buffer.from(secret.data[key] ?? '', 'base64'));
      const note = noteSchema.parse(JSON.parse(text.toString()));
      return { ...note, ...headOf(secret.metadata), application: app, serviceId };
    },

    async commit({ serviceId, uid }) {
      const target = { name: changeName(serviceId), namespace };
      const metadata = { uid, annotations: { [committedAnnotation]: 'true' } };
      await kube.patch(kinds.secrets, target, 'merge', { metadata });
    },

    async end({ serviceId, uid }) {
      try {
        await kube.delete(kinds.secrets, changeName(serviceId), namespace, { preconditions: { uid } });
      } catch (error) {
        // by now another change of the service is noted
        if (!isMooringError(error, 'CONFLICT')) {
          throw error;
        }
      }
    },
  };
}

function headOf({
  uid = '',
  creationTimestamp = '1970-01-01T00:00:00Z',
  annotations,
}: SecretObject['metadata']) {
  const committed = annotations?.[committedAnnotation] === 'true';
  return { uid, committed, startedAt: new Date(creationTimestamp) };
}
