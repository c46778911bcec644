'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { choosePreference, usePreference } from './preference.ts';
import { scopeCookie } from './preference-cookies.ts';

const OnServer = createContext('');

/** Tells what of `useScope` the server knows by the request's cookie. */
export function ScopeProvider({ scope, children }: { scope: string; children: ReactNode }) {
  return <OnServer value={scope}>{children}</OnServer>;
}

/** The namespace that somebody works in, '' for all of them: lists that are opened show what is in it. */
export function useScope(): string {
  return usePreference(scopeCookie, useContext(OnServer)) ?? '';
}

export function chooseScope(namespace: string): void {
  choosePreference(scopeCookie, namespace);
}
