import type { Worker } from 'node:worker_threads';
import { type Message, message } from '#lib/domain/texts/message.ts';
import { type ErrorCode, MooringError } from '#lib/errors.ts';

/** What a worker posts for each task that was posted to it. */
export type WorkerReply<Result> =
  | { result: Result }
  | { error: { code: ErrorCode; said: MooringError['said'] } };

export interface WorkerPoolOptions {
  /** Starts a thread that answers each message with a `WorkerReply`. */
  start(): Worker;
  /** Threads at most; they are started when they are needed. */
  size: number;
  /** For one task, counted from when a thread takes it. */
  deadlineMs: number;
  mostWaiting: number;
}

export interface WorkerPool<Task, Result> {
  /**
   * Has a thread do the task.
   * @throws MooringError what the task failed with, UNPROCESSABLE when it takes too long or too much memory,
   * UNAVAILABLE when too many wait.
   */
  run(task: Task): Promise<Result>;
}

interface Job<Task, Result> {
  task: Task;
  resolve(result: Result): void;
  reject(error: Error): void;
}

interface Seat<Task, Result> {
  worker: Worker;
  job: Job<Task, Result> | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** Threads for work that would hold up everything else. One that hangs or dies is replaced when the next task comes. */
export function createWorkerPool<Task, Result>(options: WorkerPoolOptions): WorkerPool<Task, Result> {
  const { start, size, deadlineMs, mostWaiting } = options;
  const waiting: Job<Task, Result>[] = [];
  const seats = new Set<Seat<Task, Result>>();

  function next(): void {
    const free = [...seats].find(({ job }) => job === undefined);
    if (waiting.length > 0 && (free !== undefined || seats.size < size)) {
      const job = waiting.shift();
      if (job !== undefined) {
        give(job, free ?? startSeat());
      }
    }
  }

  function startSeat(): Seat<Task, Result> {
    const worker = start();
    const seat: Seat<Task, Result> = { worker, job: undefined, timer: undefined };
    seats.add(seat);
    worker
      .on('message', (reply: WorkerReply<Result>) => {
        const job = leave(seat);
        worker.unref();
        if ('result' in reply) {
          job?.resolve(reply.result);
        } else {
          const { code, said } = reply.error;
          job?.reject(
            new MooringError(code, said.message, said.hint === undefined ? {} : { hint: said.hint }),
          );
        }
        next();
      })
      .on('error', (error: Error & { code?: string }) => end(seat, causeOf(error), error))
      .on('exit', () => end(seat, message('findings.readerEnded')));
    return seat;
  }

  function give(job: Job<Task, Result>, seat: Seat<Task, Result>): void {
    const tooLate = message('findings.notReadInTime', { seconds: deadlineMs / 1000 });
    seat.job = job;
    seat.timer = setTimeout(() => end(seat, tooLate), deadlineMs);
    seat.worker.ref();
    seat.worker.postMessage(job.task);
  }

  function leave(seat: Seat<Task, Result>): Job<Task, Result> | undefined {
    const { job } = seat;
    clearTimeout(seat.timer);
    seat.job = undefined;
    return job;
  }

  /** Takes a thread out of service; its task, if it has one, fails. */
  function end(seat: Seat<Task, Result>, why: Message, cause?: unknown): void {
    seats.delete(seat);
    void seat.worker.terminate();
    leave(seat)?.reject(
      new MooringError('UNPROCESSABLE', message('findings.tooIntricate', { why }), {
        hint: message('findings.divide'),
        ...(cause === undefined ? {} : { cause }),
      }),
    );
    next();
  }

  return {
    run(task) {
      if (waiting.length >= mostWaiting) {
        return Promise.reject(
          new MooringError('UNAVAILABLE', message('findings.tooManyAtOnce'), {
            hint: message('findings.tryInSeconds'),
          }),
        );
      }
      return new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject });
        next();
      });
    },
  };
}

function causeOf(error: { code?: string }): Message {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? message('findings.readerMemory')
    : message('findings.readerFailed');
}
