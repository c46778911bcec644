import { randomUUID } from 'node:crypto';
import { errorText, isMooringError, toMooringError } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';

type OperationKind = 'provision' | 'deprovision';

/** What an operation is about; ids are those of the platform (OSB). */
export interface OperationSubject {
  namespace: string;
  instanceId: string;
  serviceId: string;
  planId: string;
}

export interface Operation extends OperationSubject {
  id: string;
  kind: OperationKind;
  state: 'in progress' | 'succeeded' | 'failed';
  description: string;
  /** Whether the instance has been given what only one in a namespace may have, although its operation still runs. */
  isGranted: boolean;
}

export interface InstanceOperations {
  /** The instance's latest operation in this process. */
  get(namespace: string, instanceId: string): Operation | undefined;
  /** The same once it has ended. */
  ended(namespace: string, instanceId: string): Promise<Operation | undefined>;
  /** Runs `job` behind the answer; its text is the description of success, a throw the one of failure. */
  run(kind: OperationKind, subject: OperationSubject, job: () => Promise<string>, id?: string): Operation;
  /** Remembers that the instance's running operation has been given what only one may have. */
  grant(namespace: string, instanceId: string): void;
  /** Resolves when no job runs any more. */
  idle(): Promise<void>;
}

const longestMemory = 10_000;

/** The operations of this process. One that it doesn't know may still be running for a ServiceInstance: see resume. */
export function createInstanceOperations(log: Logger): InstanceOperations {
  const operations = new Map<string, Operation>();
  const jobs = new Map<Operation, Promise<void>>();

  function remember(operation: Operation): void {
    const key = keyOf(operation.namespace, operation.instanceId);
    operations.delete(key);
    operations.set(key, operation);
    for (const [oldest, known] of operations) {
      if (operations.size <= longestMemory) {
        return;
      }
      if (known.state !== 'in progress') {
        operations.delete(oldest);
      }
    }
  }

  async function finish(operation: Operation, job: () => Promise<string>): Promise<void> {
    try {
      operation.description = await job();
      operation.state = 'succeeded';
    } catch (error) {
      operation.description = toMooringError(error).message;
      if (!isMooringError(error)) {
        log.error({ operation: operation.id, error: errorText(error) }, 'operation broke');
      }
      operation.state = 'failed';
    }
    const { id, kind, instanceId, state, description } = operation;
    log.info({ operation: id, kind, instanceId, state, description }, 'operation ended');
  }

  return {
    get: (namespace, instanceId) => operations.get(keyOf(namespace, instanceId)),
    async ended(namespace, instanceId) {
      const operation = operations.get(keyOf(namespace, instanceId));
      if (operation !== undefined) {
        await jobs.get(operation);
      }
      return operation;
    },
    run(kind, subject, job, id = randomUUID()) {
      const operation: Operation = {
        ...subject,
        id,
        kind,
        state: 'in progress',
        description: '',
        isGranted: false,
      };
      remember(operation);
      jobs.set(
        operation,
        finish(operation, job).finally(() => jobs.delete(operation)),
      );
      return operation;
    },
    grant(namespace, instanceId) {
      const operation = operations.get(keyOf(namespace, instanceId));
      if (operation !== undefined) {
        operation.isGranted = true;
      }
    },
    async idle() {
      await Promise.all(jobs.values());
    },
  };
}

function keyOf(namespace: string, instanceId: string): string {
  return `${namespace}/${instanceId}`;
}
