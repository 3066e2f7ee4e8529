package dev.stepgraph.common.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * A key of the service. It is never used itself: each use derives a key of its own from it (HKDF,
 * RFC 5869), so that what leaks of one says nothing about another.
 */
public final class ServiceKey {

    /** How long a key is, in bytes. */
    public static final int LENGTH = 32;

    private static final int ID_LENGTH = 4;

    private final byte[] material;
    private final String id;
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();

    ServiceKey(byte[] material) {
        if (material.length != LENGTH) {
            throw new IllegalArgumentException(
                    "a service key has " + LENGTH + " bytes, not " + material.length);
        }
        this.material = Arrays.copyOf(material, LENGTH);
        this.id = HexFormat.of().formatHex(derive("id"), 0, ID_LENGTH);
    }

    /** Reads a key in Base64. The failure does not repeat the text. */
    static ServiceKey ofBase64(String text) {
        byte[] material;
        try {
            material = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a service key is not in Base64");
        }
        return new ServiceKey(material);
    }

    /** Eight hexadecimal digits that name the key without saying anything about it. */
    public String id() {
        return id;
    }

    /** The key for that use: 32 bytes, the same every time. */
    public byte[] derive(String use) {
        return derived.computeIfAbsent(use, this::expand).clone();
    }

    private byte[] expand(String use) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(material)
                                    .thenExpand(
                                            ("stepgraph " + use).getBytes(StandardCharsets.UTF_8),
                                            LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF-SHA256", e);
        }
    }
}
