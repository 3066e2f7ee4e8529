package dev.stepgraph.common.aws.accesskey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.common.aws.AccessPolicy.Effect;
import dev.stepgraph.common.aws.AccessPolicy.Statement;
import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.accesskey.IssuedKey.Status;
import dev.stepgraph.common.aws.accesskey.IssuedKeys.NewKey;
import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;
import dev.stepgraph.common.secret.SecretCipher;
import dev.stepgraph.common.secret.ServiceKey;
import dev.stepgraph.common.secret.ServiceKeys;
import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.common.testing.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

class IssuedKeysTest {

    private static final List<Statement> STATEMENTS =
            List.of(
                    new Statement(Effect.ALLOW, List.of("states:*"), List.of("*")),
                    new Statement(Effect.DENY, List.of("states:Delete*"), List.of("arn:*:a?c")));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.5Z");

    private static final TestDatabase DATABASE = PostgresForTests.freshDatabase();

    private final IssuedKeyStore store =
            new IssuedKeyStore(DATABASE.dataSource(), "public.access_key");
    private final Replica one = new Replica(1);
    private final Replica other = new Replica(1);

    /** What each replica has of its own. */
    private final class Replica {

        private final SecretCipher cipher;
        private final AccessKeyMemory memory;
        private final IssuedKeys keys;

        Replica(int filling, ConfiguredKey... configured) {
            byte[] material = new byte[ServiceKey.LENGTH];
            Arrays.fill(material, (byte) filling);
            String key = Base64.getEncoder().encodeToString(material);
            cipher = new SecretCipher(new ServiceKeys(key, Path.of("unused"), List.of()));
            memory = new AccessKeyMemory(ConfiguredKey.ring(List.of(configured)), store, cipher);
            keys =
                    new IssuedKeys(
                            store,
                            memory,
                            cipher,
                            RandomGenerator.of("SecureRandom"),
                            new SettableClock(NOW));
        }

        Optional<KnownKey> look(String id) throws SQLException {
            memory.refresh();
            return memory.known(id);
        }
    }

    @BeforeEach
    void createTables() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    drop table if exists access_key, access_key_change;
                    create table access_key (
                        id text collate "C" primary key, user_name text, statements text,
                        active boolean, created_at timestamptz, secret_key_id text, secret bytea);
                    create table access_key_change (number bigint);
                    insert into access_key_change values (0)
                    """);
        }
    }

    @Test
    void issuesAKeyThatIsKnownAtOnceAndElsewhereAtTheNextLook() throws SQLException {
        NewKey created = one.keys.create("ci", STATEMENTS);

        KnownKey here = one.memory.known(created.key().id()).orElseThrow();
        KnownKey there = other.look(created.key().id()).orElseThrow();

        assertThat(created.key().id()).matches("AKIA[A-Z2-7]{16}");
        assertThat(here.key().secret()).isEqualTo(created.secret()).hasSize(40);
        assertThat(there).isEqualTo(here);
        assertThat(there.user()).isEqualTo("ci");
        assertThat(there.policy()).isEqualTo(new AccessPolicy(STATEMENTS));
        assertThat(one.keys.get(created.key().id())).isEqualTo(created.key());
        assertThat(created.key().created()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(created.toString()).doesNotContain(created.secret());
    }

    @Test
    void whatIsSwitchedOffOrTakenAwayIsKnownNowhereAfterTheNextLook() throws SQLException {
        String id = one.keys.create("ci", STATEMENTS).key().id();
        assertThat(other.look(id)).isPresent();

        assertThat(one.keys.setStatus(id, Status.INACTIVE).status()).isEqualTo(Status.INACTIVE);
        assertThat(one.memory.known(id)).isEmpty();
        assertThat(other.look(id)).isEmpty();
        one.keys.setStatus(id, Status.ACTIVE);
        assertThat(other.look(id)).isPresent();
        one.keys.delete(id);
        assertThat(one.memory.known(id)).isEmpty();
        assertThat(other.look(id)).isEmpty();
        assertThat(one.keys.list("", 10)).isEmpty();
    }

    @Test
    void looksAtKeysOnlyWhenOneHasChanged() throws SQLException {
        String id = one.keys.create("ci", STATEMENTS).key().id();
        Replica third = new Replica(1);
        KnownKey known = third.look(id).orElseThrow();

        assertThat(third.look(id).orElseThrow()).isSameAs(known);
    }

    @Test
    void aReplicaWithAnotherKeyKnowsNoneButThoseOfItsSettings() throws SQLException {
        Replica stranger =
                new Replica(2, new ConfiguredKey("AKIDSET", "a secret of its own", null, null));
        String id = one.keys.create("ci", STATEMENTS).key().id();

        assertThat(stranger.look(id)).isEmpty();
        assertThat(stranger.memory.known("AKIDSET").orElseThrow().policy())
                .isEqualTo(AccessPolicy.EVERYTHING);
    }

    @Test
    void aSecretOpensForTheKeyThatItBelongsToOnly() throws SQLException {
        String mine = one.keys.create("ci", STATEMENTS).key().id();
        String theirs = one.keys.create("root", STATEMENTS).key().id();
        try (Connection connection = DATABASE.dataSource().getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(
                    "update access_key set secret = (select secret from access_key where id = '%s') where id = '%s'"
                            .formatted(mine, theirs));
        }

        assertThat(other.look(theirs)).isEmpty();
        assertThat(other.memory.known(mine)).isPresent();
    }

    @Test
    void listsInOrderAndTellsWhatIsNotThere() {
        String first = one.keys.create("a", STATEMENTS).key().id();
        String second = one.keys.create("b", STATEMENTS).key().id();

        List<String> ids = one.keys.list("", 10).stream().map(IssuedKey::id).toList();

        assertThat(ids).containsExactlyInAnyOrder(first, second).isSorted();
        assertThat(one.keys.list(ids.getFirst(), 10))
                .extracting(IssuedKey::id)
                .containsExactly(ids.getLast());
        assertRefused(() -> one.keys.get("AKIANONE"), AwsErrorCode.ResourceNotFound);
        assertRefused(() -> one.keys.delete("AKIANONE"), AwsErrorCode.ResourceNotFound);
        assertRefused(
                () -> one.keys.setStatus("AKIANONE", Status.ACTIVE), AwsErrorCode.ResourceNotFound);
    }

    @Test
    void refusesAKeyThatIsGoodForNothingOrSaysTooMuch() {
        Statement none = new Statement(Effect.ALLOW, List.of(), List.of("*"));
        Statement nowhere = new Statement(Effect.ALLOW, List.of("*"), List.of());
        Statement tooLong = new Statement(Effect.ALLOW, List.of("a".repeat(2_049)), List.of("*"));
        Statement full = new Statement(Effect.ALLOW, List.of("a".repeat(2_048)), List.of("*"));
        for (List<Statement> statements :
                List.of(
                        List.<Statement>of(),
                        List.of(none),
                        List.of(nowhere),
                        List.of(tooLong),
                        List.of(full, full, full, full, full))) {
            assertRefused(
                    () -> one.keys.create("ci", statements), AwsErrorCode.ValidationException);
        }
        for (String user : List.of("", "a b", "a/b", "a".repeat(65), "ü")) {
            assertRefused(
                    () -> one.keys.create(user, STATEMENTS), AwsErrorCode.ValidationException);
        }
        assertThat(one.keys.create("a".repeat(64), List.of(full, full, full, full))).isNotNull();
    }

    @Test
    void settingsComeFirstAndHaveDefaults() throws SQLException {
        String id = one.keys.create("ci", STATEMENTS).key().id();
        ConfiguredKey.Grant closed = new ConfiguredKey.Grant(Effect.DENY, null, List.of("arn:b"));
        ConfiguredKey.Grant open = new ConfiguredKey.Grant(null, List.of("a:*"), null);
        Replica third =
                new Replica(
                        1, new ConfiguredKey(id, "the setting's own", "me", List.of(closed, open)));

        KnownKey known = third.look(id).orElseThrow();

        assertThat(known.key().secret()).isEqualTo("the setting's own");
        assertThat(known.user()).isEqualTo("me");
        assertThat(known.policy().allows("a:b", "arn:a")).isTrue();
        assertThat(known.policy().allows("a:b", "arn:b")).isFalse();
        assertThat(known.policy().allowsEverywhere("a:b")).isFalse();
    }

    private static void assertRefused(Runnable attempt, AwsErrorCode code) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
