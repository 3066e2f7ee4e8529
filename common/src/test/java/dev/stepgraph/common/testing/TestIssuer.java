package dev.stepgraph.common.testing;

import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An issuer of tokens on this machine, found by discovery and the way that user pools are. What it
 * signs is for tests to write, right or wrong.
 */
public final class TestIssuer implements AutoCloseable {

    private final HttpServer server;
    private final KeyPair rsa = keys("RSA", null);
    private final KeyPair ec = keys("EC", "secp256r1");
    private final AtomicInteger keyRequests = new AtomicInteger();
    private final Map<String, String> said = new ConcurrentHashMap<>();
    private volatile CountDownLatch answering = new CountDownLatch(0);
    private volatile boolean down;
    private volatile String rsaKeyId = "rsa-1";

    /** Starts on a port of its own, on the loopback address. */
    public TestIssuer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/.well-known/openid-configuration", this::configuration);
        serve("/.well-known/jwks.json", this::jwks);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** What makes an answer. */
    private interface Page {
        String text();
    }

    /** Its name, which is where it is found. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often it was asked for its keys. */
    public int keyRequests() {
        return keyRequests.get();
    }

    /** Lets it fail from now on, or answer again. */
    public void setDown(boolean value) {
        down = value;
    }

    /** Lets it say something else from now on where its configuration or its keys are. */
    public void say(String path, String text) {
        said.put(path, text);
    }

    /** Lets whoever asks for keys wait from now on, until the latch is open. */
    public void answerAfter(CountDownLatch latch) {
        answering = latch;
    }

    /** Lets its RSA key have another id from now on. */
    public void rotate(String keyId) {
        rsaKeyId = keyId;
    }

    /** Its RSA key, as those who take it for a secret see it. */
    public byte[] rsaPublicKey() {
        return rsa.getPublic().getEncoded();
    }

    /** A token that it signs with its RSA key, under RS256. */
    public String token(String claims) {
        return sign("{\"alg\":\"RS256\",\"kid\":\"" + rsaKeyId + "\"}", claims, "SHA256withRSA");
    }

    /** A token with that header and those claims, whatever they say, signed in that way. */
    public String sign(String header, String claims, String algorithm) {
        String input = encode(header) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(algorithm.contains("ECDSA") ? ec.getPrivate() : rsa.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Base64 as tokens use it. */
    public static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Base64 as tokens use it. */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(String path, Page page) {
        server.createContext(
                path,
                exchange -> {
                    String text = page.text();
                    byte[] body = said.getOrDefault(path, text).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(down ? 503 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private String configuration() {
        return """
        {"issuer":"%1$s","jwks_uri":"%1$s/.well-known/jwks.json"}\
        """
                .formatted(url());
    }

    private String jwks() {
        keyRequests.incrementAndGet();
        await(answering);
        RSAPublicKey rsaKey = (RSAPublicKey) rsa.getPublic();
        ECPublicKey ecKey = (ECPublicKey) ec.getPublic();
        return """
        {"keys":[{"kty":"RSA","kid":"%s","use":"sig","alg":"RS256","n":"%s","e":"%s"},
        {"kty":"EC","kid":"ec-1","crv":"P-256","x":"%s","y":"%s"},
        {"kty":"RSA","kid":"enc-1","use":"enc","n":"%s","e":"%s"},
        {"kty":"oct","kid":"oct-1","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA"}]}
        """
                .formatted(
                        rsaKeyId,
                        unsigned(rsaKey.getModulus(), 256),
                        unsigned(rsaKey.getPublicExponent(), 3),
                        unsigned(ecKey.getW().getAffineX(), 32),
                        unsigned(ecKey.getW().getAffineY(), 32),
                        unsigned(rsaKey.getModulus(), 256),
                        unsigned(rsaKey.getPublicExponent(), 3));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String unsigned(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[length];
        int count = Math.min(length, bytes.length);
        System.arraycopy(bytes, bytes.length - count, padded, length - count, count);
        return encode(padded);
    }

    private static KeyPair keys(String algorithm, @Nullable String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (curve == null) {
                generator.initialize(2_048);
            } else {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
