#!/usr/bin/env bash
# What @asyncapi/converter makes of traits when it lifts an AsyncAPI 2.6 document to 3.0.
#
# One would guess: a converted document says the same as the one it was made from; a message that was
#   application/cloudevents+json before is so afterwards.
# True: the converter moves `traits` over as they are, and the two versions merge them in opposite directions (2.x: the trait
#   replaces what the message says; 3.0: the message keeps what it says). Wherever both say something, the valid 2.6 document and the
#   valid 3.0 document made from it differ in effect: content type, required headers, a header's type. Nothing is warned of. Documents
#   that put their CloudEvents headers into a message trait, as generators do, lose required headers by the conversion.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @asyncapi/converter@2.0.2 @asyncapi/parser@3.6.6

cat >show.cjs <<'JS'
const { convert } = require('@asyncapi/converter');
const { Parser } = require('@asyncapi/parser');

const headers = (required, type) => ({ type: 'object', required, properties: { source: { type } } });
const before = {
  asyncapi: '2.6.0',
  info: { title: 'Orders', version: '1' },
  channels: {
    'order/created': {
      subscribe: {
        operationId: 'orderCreated',
        message: {
          messageId: 'order',
          contentType: 'application/json',
          headers: headers(['tenant'], 'string'),
          traits: [{ contentType: 'application/cloudevents+json', headers: headers(['id', 'type'], 'integer') }],
        },
      },
    },
  },
};

async function effect(document) {
  const { document: parsed, diagnostics } = await new Parser().parse(JSON.stringify(document));
  const errors = diagnostics.filter((entry) => entry.severity === 0);
  if (errors.length > 0) throw new Error(`not valid: ${JSON.stringify(errors)}`);
  const message = parsed.messages().all()[0];
  const { required, properties } = message.headers().json();
  return `${message.contentType()} required=${required.join(',')} source=${properties.source.type}`;
}

(async () => {
  console.log(`2.6.0 ${await effect(before)}`);
  console.log(`3.0.0 ${await effect(convert(structuredClone(before), '3.0.0'))}`);
})();
JS

seen=$(node show.cjs)
expected='2.6.0 application/cloudevents+json required=id,type source=integer
3.0.0 application/json required=tenant source=string'
printf '@asyncapi/converter 2.0.2, @asyncapi/parser 3.6.6\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was\n%s\n' "$expected"; exit 1; }
