import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Answer = { status: number; body: string; json: () => unknown };

/** The programs anybody has, in a folder of their own: kubectl, openssl and curl as child processes, nothing of ours. */
export class StockTools {
  readonly #kubeconfig: string;
  readonly folder = mkdtempSync(join(tmpdir(), 'mooring-article-'));

  constructor(kubeconfig: string) {
    this.#kubeconfig = kubeconfig;
  }

  file(name: string, content?: string | Buffer): string {
    const path = join(this.folder, name);
    if (content !== undefined) writeFileSync(path, content, { mode: 0o600 });
    return path;
  }

  /** Its stdout; throws with its stderr. */
  kubectl(args: string[], input?: string): Promise<string> {
    return run('kubectl', ['--kubeconfig', this.#kubeconfig, ...args], input);
  }

  apply(manifest: unknown): Promise<string> {
    return this.kubectl(['apply', '-f', '-'], JSON.stringify(manifest));
  }

  openssl(...args: string[]): Promise<string> {
    return run('openssl', args);
  }

  /** An answer of any status; throws when there is none. */
  async curl(url: string, ...args: string[]): Promise<Answer> {
    return readAnswer(await run('curl', [...curlFlags, ...args, url]));
  }

  /** The same from inside a container, whose shell expands `url`; status 0 when there is no answer. */
  async curlIn(pod: string[], url: string): Promise<Answer> {
    const command = `curl ${curlFlags.map((flag) => `'${flag}'`).join(' ')} ${url} || true`;
    return readAnswer(await this.kubectl(['exec', ...pod, '--', 'sh', '-c', command]));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const curlFlags = ['-sS', '--max-time', '20', '-w', '\\n%{http_code}'];

function readAnswer(output: string): Answer {
  const end = output.lastIndexOf('\n');
  const body = output.slice(0, end);
  return { status: Number(output.slice(end + 1)), body, json: () => JSON.parse(body) };
}

function run(program: string, args: string[], input?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.join(' ')}: ${stderr || error.message}`));
      else resolve(stdout);
    });
    child.stdin?.end(input);
  });
}
