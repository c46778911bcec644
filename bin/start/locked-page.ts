export interface LockedPageOptions {
  /** The browser came by a link with another token. */
  linkIsWrong: boolean;
  /** Makes the browser ask again by itself, once, as this page. */
  asksAgain: boolean;
}

/** For this page alone, which runs no scripts and loads nothing but the icon. */
export const lockedPagePolicy =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a browser reads that has not come by the console's link: how to get in, and nothing else. */
export function lockedPage({ linkIsWrong, asksAgain }: LockedPageOptions): string {
  const why = linkIsWrong
    ? 'The token in this link is not the one of this console. Each home folder has a token of its own: the link may be that of another Mooring.'
    : 'Whoever reaches this port could act on the cluster behind it. So the console lets in only browsers that came by its link, and this one has not.';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${asksAgain ? '\n<meta http-equiv="refresh" content="0">' : ''}
<title>Open the console by its link · Mooring</title>
<style>${style}</style>
</head>
<body>
<main>
${anchor}
<h1>Open the console by its link</h1>
<p>${why}</p>
<ol>
<li>On the machine and in the folder where Mooring was started, type
<pre tabindex="0"><code>npx mooring status</code></pre>
and add <code>--home DIR</code> if it was started with one.</li>
<li>Open the address that it prints as <code>consoleLink</code>. The message at the start shows it too.</li>
</ol>
<p>The browser is remembered, also when Mooring is started again.</p>
<p class="aside">On a machine of your own you can do without: start it with <code>--open-console</code>.</p>
</main>
</body>
</html>
`;
}

/** The colours of app/globals.css, which is not served to who is not let in. */
const style = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #0d1117); --surface: light-dark(#ffffff, #151b23); --inset: light-dark(#eff1f4, #1e252e);
  --line: light-dark(#dfe3e8, #2a323d); --text: light-dark(#16202c, #e6ebf1); --muted: light-dark(#515d6b, #9ca8b6);
  --accent: light-dark(#0b6380, #52bedd);
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem 1rem;
  background: var(--page); color: var(--text);
  font: 0.9375rem/1.5 "Inter Variable", ui-sans-serif, system-ui, sans-serif;
}
main {
  width: 100%; max-width: 34rem; padding: 2rem; background: var(--surface);
  border: 1px solid var(--line); border-radius: 8px;
}
svg { width: 2rem; height: 2rem; color: var(--accent); }
h1 { margin: 0.75rem 0 0.5rem; font-size: 1.25rem; line-height: 1.75rem; }
p { margin: 0 0 1rem; text-wrap: pretty; }
ol { margin: 0 0 1rem; padding-left: 1.25rem; }
li { margin-bottom: 0.75rem; }
code, pre { font-family: "JetBrains Mono Variable", ui-monospace, monospace; font-size: 0.8125rem; }
p code, li > code { white-space: nowrap; }
pre {
  margin: 0.5rem 0; padding: 0.5rem 0.75rem; overflow-x: auto; background: var(--inset);
  border: 1px solid var(--line); border-radius: 6px;
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.aside { margin: 0; color: var(--muted); font-size: 0.8125rem; }
@media (max-width: 30rem) { main { padding: 1.25rem; } }
`;

const anchor =
  '<svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round"><path d="M12 6v16"/><path d="m19 13 2-1a9 9 0 0 1-18 0l2 1"/><path d="M9 11h6"/><circle cx="12" cy="4" r="2"/></svg>';
