import { spawnSync } from 'node:child_process';
import { installPackages, mayInstallPackages } from './install-packages.ts';

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
  if (!mayInstallPackages()) {
    throw new Error(`These tests need ${missing.join(', ')}: install them and run again.`);
  }
  installPackages(packages);
}
