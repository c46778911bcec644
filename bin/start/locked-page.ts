import { plainPage, plainPagePolicy } from '#lib/http/plain-page.ts';

export interface LockedPageOptions {
  /** The browser came by a link with another token. */
  linkIsWrong: boolean;
  /** Makes the browser ask again by itself, once, as this page. */
  asksAgain: boolean;
}

export const lockedPagePolicy = plainPagePolicy("'none'");

/** What a browser reads that has not come by the console's link: how to get in, and nothing else. */
export function lockedPage({ linkIsWrong, asksAgain }: LockedPageOptions): string {
  const why = linkIsWrong
    ? 'The token in this link is not the one of this console. Each home folder has a token of its own: the link may be that of another Mooring.'
    : 'Whoever reaches this port could act on the cluster behind it. So the console lets in only browsers that came by its link, and this one has not.';
  return plainPage({
    language: 'en',
    title: 'Open the console by its link',
    asksAgain,
    body: `<h1>Open the console by its link</h1>
<p>${why}</p>
<ol>
<li>On the machine and in the folder where Mooring was started, type
<pre tabindex="0"><code>npx mooring status</code></pre>
and add <code>--home DIR</code> if it was started with one.</li>
<li>Open the address that it prints as <code>consoleLink</code>. The message at the start shows it too.</li>
</ol>
<p>The browser is remembered, also when Mooring is started again.</p>
<p class="aside">On a machine of your own you can do without: start it with <code>--open-console</code>.</p>`,
  });
}
