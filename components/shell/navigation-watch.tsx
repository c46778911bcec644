'use client';

import { useEffect, useLayoutEffect, useState } from 'react';
import { addressWriter } from '#lib/client/address-writer.ts';

/**
 * Tells when a navigation has ended. Next's router says when one begins, within the transition that shows the next page: a state set
 * then is shown together with that page, also where it is the same page again.
 */
export function NavigationWatch() {
  const [shown, setShown] = useState(0);
  useEffect(() => addressWriter.watch(setShown), []);
  // before the effects of the page that is shown, which may write its address
  useLayoutEffect(() => addressWriter.end(shown), [shown]);
  return null;
}
