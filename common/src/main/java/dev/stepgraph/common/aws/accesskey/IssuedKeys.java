package dev.stepgraph.common.aws.accesskey;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.common.aws.AccessPolicy.Statement;
import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.accesskey.IssuedKey.Status;
import dev.stepgraph.common.aws.accesskey.IssuedKeyStore.SealedKey;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.secret.SecretCipher;

import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Issues, shows, switches off and on, and takes away access keys. Refusals are AwsExceptions. */
public final class IssuedKeys {

    private static final int MAX_KEYS = 1_000;
    private static final int MAX_POLICY_LENGTH = 10_240;
    private static final int MAX_TEXT_LENGTH = 2_048;
    private static final int ID_LENGTH = 16;
    private static final int SECRET_BYTES = 30;
    private static final String ID_PREFIX = "AKIA";
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,64}");

    private final IssuedKeyStore store;
    private final AccessKeyMemory memory;
    private final SecretCipher cipher;
    private final RandomGenerator chance;
    private final InstantSource clock;

    /**
     * @param memory is told of changes at once
     * @param chance cannot be guessed
     */
    public IssuedKeys(
            IssuedKeyStore store,
            AccessKeyMemory memory,
            SecretCipher cipher,
            RandomGenerator chance,
            InstantSource clock) {
        this.store = store;
        this.memory = memory;
        this.cipher = cipher;
        this.chance = chance;
        this.clock = clock;
    }

    /**
     * A key just issued.
     *
     * @param secret shown this once
     */
    public record NewKey(IssuedKey key, String secret) {

        @Override
        public String toString() {
            return "NewKey[" + key.id() + "]";
        }
    }

    @FunctionalInterface
    private interface Work<T> {

        T run() throws SQLException;
    }

    /**
     * Issues a key that is good for what the statements say.
     *
     * @throws AwsException ValidationException if the user's name or the statements are not
     *     acceptable; ServiceQuotaExceededException if there are too many keys
     */
    public NewKey create(String user, List<Statement> statements) {
        check(user, statements);
        IssuedKey key =
                new IssuedKey(
                        id(),
                        user,
                        new AccessPolicy(statements),
                        Status.ACTIVE,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS));
        String secret = secret();
        SealedKey sealed = new SealedKey(key, cipher.seal(secret, owner(key.id())));
        change(() -> {
            if (store.count() >= MAX_KEYS) {
                throw new AwsException(
                        AwsErrorCode.ServiceQuotaExceededException,
                        "There are %d access keys, and may be no more.".formatted(MAX_KEYS));
            }
            store.insert(sealed);
            return key;
        });
        return new NewKey(key, secret);
    }

    /**
     * The key of that id.
     *
     * @throws AwsException ResourceNotFound if there is none
     */
    public IssuedKey get(String id) {
        return ask(() -> store.find(id)).orElseThrow(() -> unknown(id));
    }

    /** Those whose ids come after that one, in their order. */
    public List<IssuedKey> list(String after, int limit) {
        return ask(() -> store.page(after, limit));
    }

    /**
     * Switches a key off or on.
     *
     * @throws AwsException ResourceNotFound if there is none of that id
     */
    public IssuedKey setStatus(String id, Status status) {
        IssuedKey key = get(id);
        if (!change(() -> store.setStatus(id, status))) {
            throw unknown(id);
        }
        return key.in(status);
    }

    /**
     * Takes a key away for good.
     *
     * @throws AwsException ResourceNotFound if there is none of that id
     */
    public void delete(String id) {
        if (!change(() -> store.delete(id))) {
            throw unknown(id);
        }
    }

    /** What a secret is bound to when it is encrypted. */
    static String owner(String id) {
        return "access key " + id;
    }

    private String id() {
        StringBuilder id = new StringBuilder(ID_PREFIX);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_LETTERS.charAt(chance.nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }

    private String secret() {
        byte[] drawn = new byte[SECRET_BYTES];
        chance.nextBytes(drawn);
        return Base64.getEncoder().encodeToString(drawn);
    }

    private static void check(String user, List<Statement> statements) {
        if (!USER.matcher(user).matches()) {
            throw invalid("A user's name has 1 to 64 letters, digits and _+=,.@-");
        }
        if (statements.isEmpty()) {
            throw invalid("A key needs a statement that says what it is good for");
        }
        for (Statement statement : statements) {
            boolean wrong =
                    statement.actions().isEmpty()
                            || statement.resources().isEmpty()
                            || Stream.concat(
                                            statement.actions().stream(),
                                            statement.resources().stream())
                                    .anyMatch(text ->
                                            text.isEmpty() || text.length() > MAX_TEXT_LENGTH);
            if (wrong) {
                throw invalid(
                        "A statement names actions and resources, each of 1 to %d characters"
                                .formatted(MAX_TEXT_LENGTH));
            }
        }
        String policy = JsonText.write(PolicyJson.write(new AccessPolicy(statements)));
        if (policy.length() > MAX_POLICY_LENGTH) {
            throw invalid(
                    "Statements have at most %d characters of JSON".formatted(MAX_POLICY_LENGTH));
        }
    }

    private <T> T change(Work<T> work) {
        return ask(() -> {
            T done = work.run();
            memory.refresh();
            return done;
        });
    }

    private static <T> T ask(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new KeyDatabaseException(e);
        }
    }

    private static AwsException invalid(String message) {
        return new AwsException(AwsErrorCode.ValidationException, message);
    }

    private static AwsException unknown(String id) {
        return new AwsException(
                AwsErrorCode.ResourceNotFound, "There is no access key of the id '" + id + "'.");
    }
}
