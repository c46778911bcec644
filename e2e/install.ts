#!/usr/bin/env node
import { ensureChromium } from './chromium.ts';
import { ensureTools } from './ensure-tools.ts';

// usage: install tools|chromium: installs what the end-to-end tests drive, where it is missing
const installers: Record<string, () => void> = { tools: ensureTools, chromium: ensureChromium };
const install = installers[process.argv[2] ?? ''];
if (install === undefined) {
  throw new Error(`usage: install ${Object.keys(installers).join('|')}`);
}
install();
