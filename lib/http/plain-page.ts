export interface PlainPage {
  /** BCP 47. */
  language: string;
  title: string;
  /** HTML below the anchor, its own values escaped. */
  body: string;
  /** Makes the browser ask again by itself, once. */
  asksAgain?: boolean;
}

/** A page that runs no scripts and loads nothing but the icon. */
export function plainPage({ language, title, body, asksAgain = false }: PlainPage): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${asksAgain ? '\n<meta http-equiv="refresh" content="0">' : ''}
<title>${title} · Mooring</title>
<style>${style}</style>
</head>
<body>
<main>
${anchor}
${body}
</main>
</body>
</html>
`;
}

/** The policy of a plain page. @param formAction where its forms may lead: `'self'` or `'none'` */
export function plainPagePolicy(formAction: string): string {
  return `default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`;
}

/** A text as it stands in HTML, also within quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** The colours of app/globals.css, which are not served to who is not let in. */
const style = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #0d1117); --surface: light-dark(#ffffff, #151b23); --inset: light-dark(#eff1f4, #1e252e);
  --line: light-dark(#dfe3e8, #2a323d); --text: light-dark(#16202c, #e6ebf1); --muted: light-dark(#515d6b, #9ca8b6);
  --accent: light-dark(#0b6380, #52bedd); --on-accent: light-dark(#ffffff, #0d1117);
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: grid; grid-template-columns: minmax(0, 1fr); place-items: center; padding: 1.5rem 1rem;
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
form { margin: 0 0 1rem; }
label { display: block; margin-bottom: 0.25rem; font-weight: 600; }
input {
  width: 100%; height: 2.5rem; padding: 0 0.75rem; background: var(--page); color: var(--text);
  border: 1px solid var(--muted); border-radius: 6px; font: inherit;
}
.hint { margin: 0.25rem 0 0; color: var(--muted); font-size: 0.8125rem; }
button, .button {
  display: block; width: 100%; margin-top: 1rem; padding: 0.5rem 1rem; background: var(--accent); color: var(--on-accent);
  border: 0; border-radius: 6px; font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
}
.notice { padding: 0.5rem 0.75rem; background: var(--inset); border-left: 3px solid var(--accent); border-radius: 4px; }
@media (max-width: 30rem) { main { padding: 1.25rem; } }
`;

const anchor =
  '<svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round"><path d="M12 6v16"/><path d="m19 13 2-1a9 9 0 0 1-18 0l2 1"/><path d="M9 11h6"/><circle cx="12" cy="4" r="2"/></svg>';
