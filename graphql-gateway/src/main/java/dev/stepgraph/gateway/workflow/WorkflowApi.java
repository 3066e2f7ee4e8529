package dev.stepgraph.gateway.workflow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepgraph.gateway.registry.ApiKeys;
import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.ApiKeyProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.IamProvider;
import dev.stepgraph.gateway.registry.AuthenticationProvider.OpenIdConnectProvider;
import dev.stepgraph.gateway.registry.BuiltInApi;
import dev.stepgraph.gateway.registry.GraphqlApi;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the built-in API is, and who may use it. */
@Component
class WorkflowApi implements BuiltInApi {

    /** Its id. Those of uploaded APIs have 26 characters. */
    static final String ID = "workflow";

    private static final String SCHEMA = "/workflow-api/schema.graphqls";

    /** Its keys are settings, and good for as long as they are set. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final int SHOWN_DIGITS = 8;
    private static final int MAX_KEY_LENGTH = 256;

    private final ApiRevision revision;
    private final List<byte[]> keyHashes;

    WorkflowApi(WorkflowApiProperties properties) {
        this.revision =
                new ApiRevision(
                        1,
                        api(properties),
                        schema(),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        null);
        this.keyHashes =
                properties.keyHashes().stream()
                        .map(hash -> hash.strip().toLowerCase(Locale.ROOT).getBytes(US_ASCII))
                        .toList();
    }

    @Override
    public ApiRevision revision() {
        return revision;
    }

    @Override
    public String path() {
        return "/graphql";
    }

    @Override
    public Optional<ApiKeys.VerifiedKey> verify(String presentedKey) {
        String hash = hash(presentedKey);
        byte[] presented = hash.getBytes(US_ASCII);
        boolean known = false;
        for (byte[] keyHash : keyHashes) {
            known |= MessageDigest.isEqual(keyHash, presented);
        }
        return known && presentedKey.length() <= MAX_KEY_LENGTH
                ? Optional.of(new ApiKeys.VerifiedKey(hash.substring(0, SHOWN_DIGITS), NEVER))
                : Optional.empty();
    }

    private static GraphqlApi api(WorkflowApiProperties properties) {
        List<AuthenticationProvider> more = new ArrayList<>();
        more.add(new IamProvider());
        if (properties.issuer() != null) {
            more.add(
                    new OpenIdConnectProvider(
                            properties.issuer(), properties.clientId(), null, null));
        }
        return new GraphqlApi(
                ID,
                "workflow",
                new ApiKeyProvider(),
                more,
                properties.introspection(),
                properties.maxDepth(),
                properties.maxResolvers());
    }

    private static String schema() {
        try (InputStream text = WorkflowApi.class.getResourceAsStream(SCHEMA)) {
            return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String key) {
        try {
            byte[] bytes = key.getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
