import { intlLocales, type Locale } from '#lib/domain/texts/locale.ts';
import { type Message, message } from '#lib/domain/texts/message.ts';
import { escapeHtml, plainPage } from '#lib/http/plain-page.ts';
import { renderMessage } from '#lib/texts/render-message.ts';

/** What has just happened to who reads the page. */
export type SignInNotice = 'ended' | 'signedOut' | 'refused';

export interface SignInPage {
  locale: Locale;
  /** Path of the console where the person goes afterwards. */
  to: string;
  notice: SignInNotice | undefined;
}

const notices: Record<SignInNotice, Message> = {
  ended: message('sign-in.ended'),
  signedOut: message('sign-in.signedOut'),
  refused: message('sign-in.refused'),
};

const command = 'kubectl create token NAME --namespace NAMESPACE';

/** The page where people sign in: a form and no script. */
export function signInPage({ locale, to, notice }: SignInPage): string {
  const say = (said: Message) => escapeHtml(renderMessage(locale, said));
  const told = notice === undefined ? '' : `<p class="notice" role="status">${say(notices[notice])}</p>\n`;
  return plainPage({
    language: intlLocales[locale],
    title: say(message('sign-in.title')),
    body: `<h1>${say(message('sign-in.title'))}</h1>
${told}<p>${say(message('sign-in.about'))}</p>
<form method="post" action="/sign-in/token">
<input type="hidden" name="to" value="${escapeHtml(to)}">
<label for="token">${say(message('sign-in.tokenLabel'))}</label>
<input id="token" name="token" type="password" required autocomplete="off" spellcheck="false" aria-describedby="hint">
<div id="hint"><p class="hint">${say(message('sign-in.tokenHint'))}</p>
<pre tabindex="0"><code>${command}</code></pre></div>
<button type="submit">${say(message('sign-in.submitToken'))}</button>
</form>`,
  });
}
