"""Pairs, registers, renews and revokes with Python's standard library; openssl makes the key and the request.

usage: standard_library.py TOKEN_URL EDGE_CA.pem FOLDER; prints a line for each step, ends at the first that fails.
"""
import base64
import hashlib
import http.client
import json
import os
import ssl
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

token_url, edge_ca, folder = sys.argv[1:4]
os.umask(0o077)
os.chdir(folder)


def ask(wanted, url, body=None):
    """An address that needs no certificate, by urllib."""
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            status, text = answer.status, answer.read()
    except urllib.error.HTTPError as error:
        status, text = error.code, error.read()
    return check(wanted, status, text)


def ask_mutual(wanted, method, url, body=None):
    """An address that needs the certificate, by http.client."""
    context = ssl.create_default_context(cafile=edge_ca)
    context.load_cert_chain("client.crt", "client.key")
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPSConnection(parts.hostname, parts.port, context=context, timeout=30)
    connection.request(method, parts.path, body=body)
    answer = connection.getresponse()
    status, text = answer.status, answer.read()
    connection.close()
    return check(wanted, status, text)


def check(wanted, status, text):
    if status != wanted:
        sys.exit(f"answered {status} instead of {wanted}: {text.decode()}")
    return json.loads(text) if text else None


def keep(signed):
    with open("client.crt", "wb") as file:
        file.write(base64.b64decode(signed["crt"], validate=True))


info = ask(200, token_url)
ask(403, token_url)
subject = info["certificate"]["subject"]
print("info", subject)

subprocess.run(
    ["openssl", "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "client.key", "-out", "client.csr",
     "-subj", "/" + subject.replace(",", "/")],
    check=True, stderr=subprocess.DEVNULL)
with open("client.csr", "rb") as file:
    csr = json.dumps({"csr": base64.b64encode(file.read()).decode()}).encode()
keep(ask(201, info["csrUrl"], csr))
print("paired")

urls = ask_mutual(200, "GET", info["api"]["infoUrl"])["urls"]
service = {
    "provider": "Python",
    "name": "Python API",
    "description": "Registered by Python's standard library",
    "api": {"targetUrl": "http://shop.example.com",
            "spec": {"openapi": "3.0.0", "info": {"title": "Python API", "version": "1"}, "paths": {}}},
}
registered = ask_mutual(200, "POST", urls["metadataUrl"], json.dumps(service))
print("registered", registered["id"])

keep(ask_mutual(201, "POST", urls["renewCertUrl"], csr))
ask_mutual(200, "GET", info["api"]["infoUrl"])
print("renewed")

ask_mutual(201, "POST", urls["revokeCertUrl"])
ask_mutual(403, "POST", urls["renewCertUrl"], csr)
with open("client.crt", encoding="ascii") as file:
    first = file.read().split("-----END CERTIFICATE-----")[0] + "-----END CERTIFICATE-----\n"
print("revoked", hashlib.sha256(ssl.PEM_cert_to_DER_cert(first)).hexdigest())
