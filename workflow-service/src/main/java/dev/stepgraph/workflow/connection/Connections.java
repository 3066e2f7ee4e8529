package dev.stepgraph.workflow.connection;

import dev.stepgraph.common.RandomUuid;
import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.secret.SecretCipher;
import dev.stepgraph.workflow.connection.store.ConnectionStore;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What others do with connections. Refusals are {@code AwsException}s. */
@Component
public class Connections implements KnownConnections {

    private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
    private static final int MAX_DESCRIPTION = 512;

    private final ConnectionStore store;
    private final SecretCipher cipher;
    private final AwsIdentity identity;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Connections(
            ConnectionStore store, SecretCipher cipher, AwsIdentity identity, InstantSource clock) {
        this.store = store;
        this.cipher = cipher;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Makes a connection.
     *
     * @param json {@code description}, {@code authorization} and {@code parameters}
     * @throws AwsException ConflictException if there is one of that name, ValidationException if
     *     something is missing or not acceptable
     */
    public Connection create(String name, JsonNode json) {
        if (!NAME.matcher(name).matches()) {
            throw new AwsException(
                    AwsErrorCode.ValidationException,
                    "name must have 1 to 64 letters, digits, dots, hyphens and underscores");
        }
        UUID id = RandomUuid.next(random);
        String arn =
                "arn:%s:events:%s:%s:connection/%s/%s"
                        .formatted(
                                identity.partition(),
                                identity.region(),
                                identity.account(),
                                name,
                                id);
        ConnectionCredentials credentials = CredentialsReader.read(json);
        Connection connection =
                new Connection(
                        id,
                        arn,
                        name,
                        description(json),
                        0,
                        ConnectionJson.visible(credentials),
                        clock.instant(),
                        clock.instant());
        try {
            store.insert(connection, cipher.seal(complete(credentials), arn));
        } catch (DataIntegrityViolationException e) {
            throw new AwsException(
                    AwsErrorCode.ConflictException, "Connection " + name + " already exists.");
        }
        return connection;
    }

    /**
     * The connection of that name.
     *
     * @throws AwsException ResourceNotFound if there is none
     */
    public Connection get(String name) {
        return store.findByName(name).orElseThrow(() -> missing(name));
    }

    /** Those whose names come after that one, in the order of their names. */
    public List<Connection> list(@Nullable String afterName, int limit) {
        return store.list(afterName == null ? "" : afterName, limit);
    }

    /**
     * Gives a connection other credentials and another description; what it had before is gone.
     *
     * @throws AwsException ResourceNotFound if there is none of that name, ValidationException as
     *     when it is made
     */
    public Connection replace(String name, JsonNode json) {
        Connection before = get(name);
        ConnectionCredentials credentials = CredentialsReader.read(json);
        return store.replace(
                        before.id(),
                        description(json),
                        ConnectionJson.visible(credentials),
                        cipher.seal(complete(credentials), before.arn()),
                        clock.instant())
                .orElseThrow(() -> missing(name));
    }

    /**
     * Deletes a connection together with its secrets.
     *
     * @throws AwsException ResourceNotFound if there is none of that name
     */
    public void delete(String name) {
        if (!store.delete(name)) {
            throw missing(name);
        }
    }

    @Override
    public Optional<KnownConnection> known(String arn) {
        return store.findSealed(arn)
                .map(sealed ->
                        new KnownConnection(
                                arn,
                                sealed.revision(),
                                CredentialsReader.read(
                                        JsonText.parse(cipher.open(sealed.secret(), arn)))));
    }

    private static String complete(ConnectionCredentials credentials) {
        return JsonText.write(ConnectionJson.complete(credentials));
    }

    private static @Nullable String description(JsonNode json) {
        JsonNode description = json.get("description");
        if (description == null || description.isNull()) {
            return null;
        }
        if (!description.isString() || description.stringValue().length() > MAX_DESCRIPTION) {
            throw new AwsException(
                    AwsErrorCode.ValidationException,
                    "description must be a string of at most " + MAX_DESCRIPTION + " characters");
        }
        return description.stringValue();
    }

    private static AwsException missing(String name) {
        return new AwsException(
                AwsErrorCode.ResourceNotFound, "Connection " + name + " does not exist.");
    }
}
