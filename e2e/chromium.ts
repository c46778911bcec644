import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackages, mayInstallPackages } from './install-packages.ts';

/** Flags that keep Chromium quiet where there is no outside network, and let it run as root. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium without windows first: the same engine at three quarters of the processor's time. */
const shell = '/usr/bin/chromium-headless-shell';
const places = [shell, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of the system's Chromium, undefined where Playwright's own is to be used. */
export function chromiumPath(): string | undefined {
  return places.find((path) => existsSync(path));
}

/** Installs Chromium where there is none: Debian's package, elsewhere Playwright's own download. */
export function ensureChromium(): void {
  if (existsSync(shell)) {
    return;
  }
  if (mayInstallPackages()) {
    installPackages(['chromium-headless-shell', 'fonts-liberation']);
    return;
  }
  if (chromiumPath() === undefined) {
    execFileSync('playwright', ['install', 'chromium'], { stdio: 'inherit' });
  }
}
