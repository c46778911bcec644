#!/usr/bin/env node
import { ensureBuilt } from '#bin/start/ensure-built.ts';
import { closeWith } from '#scripts/suite-report.ts';
import { ensureChromium } from './chromium.ts';
import { ensureTools } from './ensure-tools.ts';
import { runPlaywright } from './run-playwright.ts';

ensureTools();
ensureChromium();
await ensureBuilt();
closeWith(await runPlaywright(process.argv.slice(2)));
