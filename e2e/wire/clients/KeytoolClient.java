import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Pairs, registers, renews and revokes with keytool and HttpClient.
 * usage: java KeytoolClient.java TOKEN_URL EDGE_CA.pem FOLDER; prints a line for each step, ends at the first that fails.
 */
class KeytoolClient {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String SERVICE = """
        {"provider": "Java", "name": "Java API", "description": "Registered by HttpClient", "api": {
          "targetUrl": "http://shop.example.com",
          "SpecificationUrl": "", "spec": {"openapi": "3.0.0", "info": {"title": "Java API", "version": "1"}, "paths": {}}}}
        """;

    private static Path edgeCa;
    private static Path store;
    private static Path folder;

    public static void main(String[] arguments) throws Exception {
        String tokenUrl = arguments[0];
        edgeCa = Path.of(arguments[1]);
        folder = Path.of(arguments[2]);
        store = folder.resolve("client.p12");

        HttpClient plain = HttpClient.newHttpClient();
        String info = ask(plain, 200, "GET", tokenUrl, null);
        ask(plain, 403, "GET", tokenUrl, null);
        String subject = member(info, "subject");
        System.out.println("info " + subject);

        keytool("-genkeypair", "-keyalg", "RSA", "-keysize", "2048", "-dname", subject);
        Path request = folder.resolve("client.csr");
        keytool("-certreq", "-file", request.toString());
        String csr = "{\"csr\":\"" + Base64.getEncoder().encodeToString(Files.readAllBytes(request)) + "\"}";
        keep(ask(plain, 201, "POST", member(info, "csrUrl"), csr));
        System.out.println("paired");

        HttpClient mutual = mutualClient();
        String management = ask(mutual, 200, "GET", member(info, "infoUrl"), null);
        String registered = ask(mutual, 200, "POST", member(management, "metadataUrl"), SERVICE);
        System.out.println("registered " + member(registered, "id"));

        keep(ask(mutual, 201, "POST", member(management, "renewCertUrl"), csr));
        mutual = mutualClient();
        ask(mutual, 200, "GET", member(info, "infoUrl"), null);
        System.out.println("renewed");

        ask(mutual, 201, "POST", member(management, "revokeCertUrl"), "");
        ask(mutual, 403, "POST", member(management, "renewCertUrl"), csr);
        byte[] own = openStore().getCertificate("client").getEncoded();
        System.out.println("revoked " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(own)));
    }

    private static String ask(HttpClient client, int wanted, String method, String url, String body) throws Exception {
        HttpRequest.BodyPublisher publisher =
            body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)).method(method, publisher).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != wanted) {
            throw new IOException("answered " + answer.statusCode() + " instead of " + wanted + ": " + answer.body());
        }
        return answer.body();
    }

    private static String member(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no member " + name + " in " + json);
        }
        return matcher.group(1);
    }

    /** Puts the chain behind the key, in the place of what keytool has signed itself. */
    private static void keep(String signed) throws Exception {
        byte[] pem = Base64.getDecoder().decode(member(signed, "crt"));
        List<Certificate> chain = new ArrayList<>(
            CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)));
        KeyStore keys = openStore();
        keys.setKeyEntry("client", keys.getKey("client", PASSWORD), PASSWORD, chain.toArray(Certificate[]::new));
        try (var file = Files.newOutputStream(store)) {
            keys.store(file, PASSWORD);
        }
    }

    private static KeyStore openStore() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD);
        }
        return keys;
    }

    private static HttpClient mutualClient() throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(openStore(), PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream file = Files.newInputStream(edgeCa)) {
            trusted.setCertificateEntry("edge", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory servers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        servers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), servers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("keytool"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "client", "-keystore", store.toString(), "-storepass", new String(PASSWORD)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }
}
