#!/bin/sh
# Pairs, registers, renews and revokes with openssl and curl, as the documentation of connectors shows it.
# usage: openssl-curl.sh TOKEN_URL EDGE_CA.pem FOLDER; prints a line for each step, ends at the first that fails.
set -eu
token_url=$1 edge_ca=$2
cd "$3"
umask 077

# member FILE NAME: a string member of a flat JSON answer
member() { sed -n "s/.*\"$2\":\"\([^\"]*\)\".*/\1/p" "$1"; }

# expect STATUS FILE CURL_ARGUMENTS...
expect() {
  wanted=$1 file=$2
  shift 2
  got=$(curl -sS --max-time 30 -o "$file" -w '%{http_code}' "$@")
  [ "$got" = "$wanted" ] || { echo "answered $got instead of $wanted: $(cat "$file")" >&2; exit 1; }
}

mutual() {
  wanted=$1 file=$2
  shift 2
  expect "$wanted" "$file" --cacert "$edge_ca" --cert client.crt --key client.key "$@"
}

expect 200 info.json "$token_url"
expect 403 again.json "$token_url"
subject=$(member info.json subject)
echo "info $subject"

openssl genrsa -out client.key 2048 2>/dev/null
openssl req -new -sha256 -key client.key -out client.csr -subj "/$(echo "$subject" | tr , /)"
printf '{"csr":"%s"}' "$(openssl base64 -A -in client.csr)" > request.json
expect 201 signed.json -H 'Content-Type: application/json' --data-binary @request.json "$(member info.json csrUrl)"
member signed.json clientCrt | openssl base64 -A -d > client.crt
member signed.json caCrt | openssl base64 -A -d > ca.crt
openssl verify -CAfile ca.crt client.crt > /dev/null
echo paired

mutual 200 management.json "$(member info.json infoUrl)"
cat > service.json <<'JSON'
{"provider":"openssl and curl","name":"Shell API","description":"Registered by a shell script",
 "api":{"targetUrl":"http://shop.example.com","spec":{"openapi":"3.0.0","info":{"title":"Shell API","version":"1"},"paths":{}}}}
JSON
mutual 200 registered.json --data-binary @service.json "$(member management.json metadataUrl)"
echo "registered $(member registered.json id)"

mutual 201 renewed.json --data-binary @request.json "$(member management.json renewCertUrl)"
member renewed.json clientCrt | openssl base64 -A -d > client.crt
mutual 200 management.json "$(member info.json infoUrl)"
echo renewed

mutual 201 revoked.txt -X POST "$(member management.json revokeCertUrl)"
mutual 403 refused.json --data-binary @request.json "$(member management.json renewCertUrl)"
echo "revoked $(openssl x509 -in client.crt -noout -fingerprint -sha256)"
