import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const packageOf: Record<string, string> = {
  kubectl: 'kubernetes-client',
  openssl: 'openssl',
  curl: 'curl',
  python3: 'python3',
  // keytool comes with it; the compiler is what runs a single source file
  javac: 'default-jdk-headless',
};

/** Installs the stock tools that the end-to-end tests drive, from Debian's packages, where they are missing. */
export function ensureTools(): void {
  const missing = Object.keys(packageOf).filter((tool) => spawnSync('which', [tool]).status !== 0);
  if (missing.length === 0) {
    return;
  }
  const packages = missing.map((tool) => packageOf[tool] ?? tool);
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new Error(`These tests need ${missing.join(', ')}: install them and run again.`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}
