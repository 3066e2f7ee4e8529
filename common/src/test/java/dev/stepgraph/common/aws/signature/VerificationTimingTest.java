package dev.stepgraph.common.aws.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.common.testing.TimingComparison;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** How long a refusal takes tells nothing about why. */
@Tag("timing")
class VerificationTimingTest {

    private static final AccessKey KEY = AccessKey.of("AKIDTENANTA", "secret of tenant a");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final RequestSigner signer = new RequestSigner("us-east-1", "states", clock);
    private final RequestVerifier verifier =
            new RequestVerifier(
                    id -> id.equals(KEY.id()) ? Optional.of(KEY) : Optional.empty(),
                    SignatureRules.strict("us-east-1", "states"),
                    clock);
    private final SplittableRandom chance = new SplittableRandom();

    @Test
    void takesAsLongForAnUnknownKeyAsForAWrongSecret() {
        TimingComparison<SignableRequest> comparison =
                new TimingComparison<>(
                        signedWith("AKIDNOBODYS"), signedWith(KEY.id()), this::isTaken);

        assertThat(comparison.tellsApart(10_000)).isFalse();
    }

    @Test
    void takesAsLongHoweverMuchOfASignatureIsRight() {
        TimingComparison<SignableRequest> comparison =
                new TimingComparison<>(wrongFrom(0), wrongFrom(63), this::isTaken);

        assertThat(comparison.tellsApart(10_000)).isFalse();
    }

    private Supplier<SignableRequest> signedWith(String id) {
        return () -> signed(AccessKey.of(id, "wrong " + chance.nextLong()));
    }

    private Supplier<SignableRequest> wrongFrom(int index) {
        Draft draft = draft(KEY);
        return () -> {
            String right = draft.build().values("Authorization").getFirst();
            int start = right.length() - 64;
            StringBuilder wrong = new StringBuilder(right);
            // As much is drawn and written whatever stays right: what is timed comes right after.
            for (int i = start; i < right.length(); i++) {
                int change = chance.nextInt(1, 16) * (i < start + index ? 0 : 1);
                int digit = Character.digit(right.charAt(i), 16) ^ change;
                wrong.setCharAt(i, Character.forDigit(digit, 16));
            }
            return draft(KEY).set("Authorization", wrong.toString()).build();
        };
    }

    private SignableRequest signed(AccessKey key) {
        return draft(key).build();
    }

    private Draft draft(AccessKey key) {
        Draft draft = new Draft().add("Host", "localhost:8080").body("{}");
        for (HeaderField field : signer.signatureHeaders(draft.build(), key)) {
            draft.add(field.name(), field.value());
        }
        return draft;
    }

    private boolean isTaken(SignableRequest request) {
        try {
            verifier.verify(request);
            return true;
        } catch (SignatureRefusedException e) {
            return false;
        }
    }
}
