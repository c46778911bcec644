'use client';

import { createContext } from 'react';
import type { SpecificationAddress } from '#lib/client/services.ts';

/** Where the rest of what is shown is asked for. */
export interface Source {
  address: SpecificationAddress;
  revision: string;
}

/** The stored specification that is shown; undefined where there is nothing to ask. */
export const SpecificationSource = createContext<Source | undefined>(undefined);
