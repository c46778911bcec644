import { resolve } from 'node:path';

/** Folder of the checkout, wherever the command is typed. */
export const projectRoot = resolve(import.meta.dirname, '..', '..');
