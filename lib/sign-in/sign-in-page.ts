import { intlLocales, type Locale } from '#lib/domain/texts/locale.ts';
import { type Message, message } from '#lib/domain/texts/message.ts';
import { escapeHtml, plainPage } from '#lib/http/plain-page.ts';
import { renderMessage } from '#lib/texts/render-message.ts';

/** What has just happened to who reads the page. */
export type SignInNotice = 'ended' | 'signedOut' | 'refused' | 'issuerRefused';

export interface SignInPage {
  locale: Locale;
  /** Path of the console where the person goes afterwards. */
  to: string;
  notice: SignInNotice | undefined;
  /** Where people sign in. */
  issuers: readonly { id: string; title: string }[];
  /** Whether a token of Kubernetes is taken, too. */
  takesToken: boolean;
}

const notices: Record<SignInNotice, Message> = {
  ended: message('sign-in.ended'),
  signedOut: message('sign-in.signedOut'),
  refused: message('sign-in.refused'),
  issuerRefused: message('sign-in.issuerRefused'),
};

const command = 'kubectl create token NAME --namespace NAMESPACE';

/** The page where people sign in: links and a form, and no script. */
export function signInPage({ locale, to, notice, issuers, takesToken }: SignInPage): string {
  const say = (said: Message) => escapeHtml(renderMessage(locale, said));
  const told = notice === undefined ? '' : `<p class="notice" role="status">${say(notices[notice])}</p>\n`;
  // a link, for a form may lead to the console only
  const links = issuers.map(({ id, title }) => {
    const address = `/sign-in/with/${id}?${new URLSearchParams({ to })}`;
    return `<p><a class="button" href="${escapeHtml(address)}">${say(message('sign-in.withIssuer', { title }))}</a></p>\n`;
  });
  return plainPage({
    language: intlLocales[locale],
    title: say(message('sign-in.title')),
    body: `<h1>${say(message('sign-in.title'))}</h1>
${told}<p>${say(message('sign-in.about'))}</p>
${links.join('')}${takesToken ? tokenForm(say, to) : ''}`,
  });
}

function tokenForm(say: (said: Message) => string, to: string): string {
  return `<form method="post" action="/sign-in/token">
<input type="hidden" name="to" value="${escapeHtml(to)}">
<label for="token">${say(message('sign-in.tokenLabel'))}</label>
<input id="token" name="token" type="password" required autocomplete="off" spellcheck="false" aria-describedby="hint">
<div id="hint"><p class="hint">${say(message('sign-in.tokenHint'))}</p>
<pre tabindex="0"><code>${command}</code></pre></div>
<button type="submit">${say(message('sign-in.submitToken'))}</button>
</form>`;
}
