import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface KubectlResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Stock kubectl as a child process: the one of KUBECTL, else the one on the PATH. Its caches are its own. */
export class KubectlClient {
  readonly #kubeconfig: string;
  readonly folder = mkdtempSync(join(tmpdir(), 'mooring-kubectl-'));

  constructor(kubeconfig: string) {
    this.#kubeconfig = kubeconfig;
  }

  /** A file with this text, or with this object as JSON. */
  file(name: string, content: string | object, mode = 0o600): string {
    const path = join(this.folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content), { mode });
    return path;
  }

  /** What it prints on stdout; throws with its stderr when it fails. */
  async run(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.try(args);
    if (code !== 0) {
      throw new Error(`kubectl ${args.join(' ')} ended with ${code}: ${stderr}${stdout}`);
    }
    return stdout;
  }

  /** What it prints on stderr as it fails; throws when it does not. */
  async fail(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.try(args);
    if (code === 0) {
      throw new Error(`kubectl ${args.join(' ')} did not fail: ${stdout}`);
    }
    return stderr;
  }

  /** The object it prints with `-o json`. */
  async json<T>(...args: string[]): Promise<T> {
    return JSON.parse(await this.run(...args, '-o', 'json')) as T;
  }

  apply(object: object, ...flags: string[]): Promise<string> {
    return this.run('apply', ...flags, '-f', this.file('applied.json', object));
  }

  try(args: string[], env: Record<string, string> = {}): Promise<KubectlResult> {
    return new Promise((resolve) => {
      const options = { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024, timeout: 60_000 };
      execFile(program(), [...this.#ownFlags(), ...args], options, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
      });
    });
  }

  /** A process that keeps running, such as a watch. */
  start(...args: string[]): ChildProcess {
    return spawn(program(), [...this.#ownFlags(), ...args]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #ownFlags(): string[] {
    return ['--kubeconfig', this.#kubeconfig, '--cache-dir', join(this.folder, 'cache')];
  }
}

function program(): string {
  return process.env.KUBECTL ?? 'kubectl';
}
