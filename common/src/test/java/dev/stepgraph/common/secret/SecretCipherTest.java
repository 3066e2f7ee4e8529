package dev.stepgraph.common.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

class SecretCipherTest {

    private static final String KEY = base64(1);
    private static final String OTHER_KEY = base64(2);

    @Test
    void opensWhatItSealedAndNothingElse() {
        SecretCipher cipher = cipher(KEY);

        SealedSecret sealed = cipher.seal("pässword", "connection-1");

        assertThat(cipher.open(sealed, "connection-1")).isEqualTo("pässword");
        assertThat(new String(sealed.bytes(), StandardCharsets.UTF_8)).doesNotContain("ssword");
        assertThatThrownBy(() -> cipher.open(sealed, "connection-2"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        SecretCipher cipher = cipher(KEY);

        assertThat(cipher.seal("a", "c").bytes()).isNotEqualTo(cipher.seal("a", "c").bytes());
    }

    @Test
    void noticesAChangedByte() {
        SecretCipher cipher = cipher(KEY);
        SealedSecret sealed = cipher.seal("secret", "c");
        byte[] changed = Arrays.copyOf(sealed.bytes(), sealed.bytes().length);
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> cipher.open(new SealedSecret(sealed.keyId(), changed), "c"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensWithARetiredKeyAndSaysWhichKeyIsMissing() {
        SealedSecret sealed = cipher(KEY).seal("secret", "c");

        assertThat(cipher(OTHER_KEY, KEY).open(sealed, "c")).isEqualTo("secret");
        assertThatThrownBy(() -> cipher(OTHER_KEY).open(sealed, "c"))
                .hasMessageContaining(sealed.keyId());
    }

    private static SecretCipher cipher(String key, String... retired) {
        return new SecretCipher(new ServiceKeys(key, Path.of("unused"), List.of(retired)));
    }

    private static String base64(int filling) {
        byte[] material = new byte[ServiceKey.LENGTH];
        Arrays.fill(material, (byte) filling);
        return Base64.getEncoder().encodeToString(material);
    }
}
