'use client';

import { choosePreference, usePreference } from './preference.ts';
import { densityCookie } from './preference-cookies.ts';

export const densities = ['normal', 'compact'] as const;
export type Density = (typeof densities)[number];

/** How close lines stand, on all pages from now on. */
export function chooseDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  choosePreference(densityCookie, density);
}

export function useDensity(): Density {
  return usePreference(densityCookie) === 'compact' ? 'compact' : 'normal';
}
