#!/usr/bin/env bash
# What a virtual list of @tanstack/virtual-core does to the window when it is put into the page.
#
# One would guess: a virtualizer whose list appears in a page that somebody has scrolled reads where the page is, and begins there.
# True: it reads that when the list is first drawn, and when the list is put into the page it does not read again but writes: it
#   scrolls the window to where it was at the drawing. Between the two lies whatever the framework needs, with React and a part that
#   comes late by Suspense some tenths of a second: who presses End meanwhile is taken back. Nothing tells that write from others:
#   scrollToFn gets no adjustments.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node@24.21.0 @tanstack/virtual-core@3.19.11
export PATH="$work/node_modules/.bin:$PATH"

cat >show.mjs <<'JS'
import { Virtualizer } from '@tanstack/virtual-core';

/** A window at a place, as far as a virtualizer looks at it. */
const page = { scrollY: 0 };
const written = [];
const virtualizer = new Virtualizer({
  count: 1000,
  estimateSize: () => 50,
  getScrollElement: () => page,
  initialOffset: () => page.scrollY,
  initialRect: { width: 1280, height: 900 },
  observeElementRect: () => undefined,
  observeElementOffset: () => undefined,
  scrollToFn: (offset, { adjustments }) => written.push(`to ${offset}, adjustments ${adjustments}`),
});

page.scrollY = 2_000;
const first = () => virtualizer.getVirtualItems()[0].index;
console.log(`drawn at 2000: begins at row ${first()}`);
page.scrollY = 9_000;
virtualizer._willUpdate();
console.log(`put into the page at 9000: scrolls ${written.join('; ') || 'nowhere'}`);
console.log(`begins at row ${first()}`);
JS
echo "@tanstack/virtual-core $(node -p 'JSON.parse(fs.readFileSync("node_modules/@tanstack/virtual-core/package.json")).version'), Node $(node --version)"
node show.mjs | tee seen
diff - seen <<'SEEN'
drawn at 2000: begins at row 39
put into the page at 9000: scrolls to 2000, adjustments undefined
begins at row 39
SEEN
