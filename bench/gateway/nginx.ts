import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Nginx {
  url: string;
  /** The one worker. */
  pid: number;
  stop(): Promise<void>;
}

/**
 * Starts Debian's nginx with one worker on one processor, from a directory of its own.
 * @param http what stands in `http { }`; PORT is replaced by the port it listens on.
 */
export async function startNginx(home: string, core: number, http: string): Promise<Nginx> {
  const port = await freePort();
  await mkdir(home, { recursive: true });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(home, name)};`)
    .join('\n');
  const config = `user root; worker_processes 1; daemon off; pid ${join(home, 'pid')}; error_log ${join(home, 'error.log')};
events { worker_connections 4096; }
http {
${temporary}
keepalive_requests 1000000000; sendfile on; tcp_nopush on;
${http.replaceAll('PORT', `127.0.0.1:${port} backlog=1024`)}
}
`;
  const file = join(home, 'nginx.conf');
  await writeFile(file, config);
  const master = spawn('taskset', ['-c', String(core), 'nginx', '-p', home, '-c', file], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const pid = await workerOf(master.pid ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    async stop() {
      master.kill('SIGTERM');
      await once(master, 'exit');
    },
  };
}

async function workerOf(master: number): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const children = await readFile(`/proc/${master}/task/${master}/children`, 'utf8').catch(() => '');
    const worker = Number(children.trim().split(' ')[0]);
    if (worker > 0) {
      return worker;
    }
    await delay(25);
  }
  throw new Error('nginx has not started');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
