import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether this is Debian, and this process may install there. */
export function mayInstallPackages(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

/**
 * Installs packages of Debian. The list of packages is renewed only where the one that is there does not do: a compilation of
 * Kubernetes that runs beside reads it. Throws after apt-get has said why on stderr.
 */
export function installPackages(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  try {
    execFileSync('apt-get', install, { stdio: 'ignore', env });
  } catch {
    for (const args of [['update', '-qq'], install]) {
      execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    }
  }
}
