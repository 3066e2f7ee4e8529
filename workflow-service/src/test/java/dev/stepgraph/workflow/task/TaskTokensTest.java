package dev.stepgraph.workflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.secret.ServiceKeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

class TaskTokensTest {

    private static final UUID EXECUTION = UUID.fromString("018f3c2e-0000-7000-8000-000000000001");

    @Test
    void readsWhatItMade() {
        TaskTokens tokens = tokens(1);

        TaskToken read = tokens.read(tokens.token(EXECUTION, 17));

        assertThat(read).isEqualTo(new TaskToken(EXECUTION, 17));
    }

    @Test
    void givesOneTokenToEachAttemptAlwaysTheSame() {
        assertThat(tokens(1).token(EXECUTION, 17)).isEqualTo(tokens(1).token(EXECUTION, 17));
        assertThat(tokens(1).token(EXECUTION, 17)).isNotEqualTo(tokens(1).token(EXECUTION, 18));
    }

    @Test
    void readsTokensOfARetiredKey() {
        String token = tokens(1).token(EXECUTION, 17);

        assertThat(tokens(2, 1).read(token).scheduledEventId()).isEqualTo(17);
        assertInvalid(tokens(2), token);
    }

    @Test
    void refusesATokenOfWhichAnyBitWasChanged() {
        TaskTokens tokens = tokens(1);
        byte[] bytes = Base64.getDecoder().decode(tokens.token(EXECUTION, 17));

        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertInvalid(tokens, Base64.getEncoder().withoutPadding().encodeToString(changed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not a token", "AAAA", "ümlaut", "AQ=="})
    void refusesWhatIsNoToken(String text) {
        assertInvalid(tokens(1), text);
    }

    private static void assertInvalid(TaskTokens tokens, String token) {
        assertThatThrownBy(() -> tokens.read(token))
                .isInstanceOfSatisfying(
                        AwsException.class,
                        e -> assertThat(e.code()).isEqualTo(AwsErrorCode.InvalidToken));
    }

    private static TaskTokens tokens(int key, int... retired) {
        List<String> retiredKeys = Arrays.stream(retired).mapToObj(TaskTokensTest::base64).toList();
        return new TaskTokens(new ServiceKeys(base64(key), Path.of("unused"), retiredKeys));
    }

    private static String base64(int filling) {
        byte[] material = new byte[32];
        Arrays.fill(material, (byte) filling);
        return Base64.getEncoder().encodeToString(material);
    }
}
