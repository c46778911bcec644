#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { errorsDocument } from '#scripts/documents/errors-document.ts';

// usage: write-errors-document: writes docs/errors.md from the table of errors
writeFileSync(new URL('../docs/errors.md', import.meta.url), errorsDocument());
