package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.DataSourceException;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * Makes tokens of the keys at which a page ended, and keys of tokens. A token is encrypted and
 * sealed for one table and index: an item that a filter left out does not show in it, and none can
 * be made up. All replicas share the key, which is in the database.
 */
@Component
class NextTokens {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final JdbcTemplate jdbc;
    private final RandomGenerator random;
    private final AtomicReference<SecretKeySpec> known = new AtomicReference<>();

    NextTokens(DataSource database, RandomGenerator random) {
        this.jdbc = new JdbcTemplate(database);
        this.random = random;
    }

    /** A token for a position within that scope. */
    String seal(String scope, JsonNode position) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, scope, nonce, JsonText.writeBytes(position));
        byte[] token = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, token, NONCE_BYTES, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * The position in a token.
     *
     * @throws DataSourceException if it is not one of ours, or one for another scope
     */
    JsonNode open(String scope, String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length > NONCE_BYTES) {
                byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
                byte[] sealed = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
                return JsonText.parse(cipher(Cipher.DECRYPT_MODE, scope, nonce, sealed));
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private byte[] cipher(int mode, String scope, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(scope.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw mode == Cipher.DECRYPT_MODE ? invalid() : new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec key = known.get();
        if (key == null) {
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            jdbc.update(
                    "insert into gateway.dynamo_token_key (material) values (?)"
                            + " on conflict do nothing",
                    fresh);
            byte[] stored =
                    jdbc.queryForObject(
                            "select material from gateway.dynamo_token_key", byte[].class);
            key = new SecretKeySpec(stored == null ? fresh : stored, "AES");
            known.set(key);
        }
        return key;
    }

    private static DataSourceException invalid() {
        return new DataSourceException(
                "MappingTemplate", "Invalid pagination token given as input.");
    }
}
