#!/usr/bin/env bash
# What fast-xml-parser makes of character references by number, which every XML document may hold.
#
# One would guess: with `processEntities` (on by default) a parser decodes all that XML defines by itself: `&amp;` and its four
#   siblings, and any character by its number, such as `&#252;` or `&#xFC;`.
# True: numbers are decoded by `htmlEntities` only, which is off by default and by its name is about HTML. Without it `M&#252;ller`
#   stays as it is, in text and in attributes, while `&amp;` becomes `&`: a text that held `&amp;#252;` and one that held `&#252;` come
#   out the same, so that nobody can tell them apart afterwards. Serializers that write ASCII write every umlaut so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent fast-xml-parser@5.12.1

cat >show.mjs <<'JS'
import { XMLParser, XMLValidator } from 'fast-xml-parser';

const text = '<p name="M&#252;ller &#xFC; R&amp;D">&#252; &amp;#252;</p>';
console.log(`valid ${XMLValidator.validate(text)}`);
for (const htmlEntities of [false, true]) {
  const { p } = new XMLParser({ ignoreAttributes: false, htmlEntities }).parse(text);
  console.log(`htmlEntities ${htmlEntities}: ${p['@_name']} | ${p['#text']}`);
}
JS

seen=$(node show.mjs)
expected='valid true
htmlEntities false: M&#252;ller &#xFC; R&D | &#252; &#252;
htmlEntities true: Müller ü R&D | ü &#252;'
printf 'fast-xml-parser 5.12.1\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was\n%s\n' "$expected"; exit 1; }
