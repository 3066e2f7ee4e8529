package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whoever has no key of an API, or one that is no longer good, gets the same answer. */
@ExtendWith(OutputCaptureExtension.class)
class ApiKeyAttacksTest extends RunningGateway {

    private static final int ID_LENGTH = 30;

    private final JdbcTemplate tables;
    private final InstantSource clock;
    private String apiId = "";
    private String key = "";

    @Autowired
    ApiKeyAttacksTest(JdbcTemplate tables, InstantSource clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @BeforeEach
    void createApiWithAKey() {
        apiId = createApi().apiId();
        upload(apiId, "type Query { hello: String }");
        key = createKey(apiId);
    }

    @Test
    void letsNobodyInWithAnythingThatIsNotAKeyOfTheApi() {
        String other = createKey(createApi().apiId());
        String id = key.substring(0, ID_LENGTH);
        String secret = key.substring(ID_LENGTH);

        List<HttpResponse<String>> refusals =
                Stream.of(
                                "x",
                                "da2-",
                                id,
                                secret,
                                id + hash(),
                                hash(),
                                other,
                                id + other.substring(ID_LENGTH),
                                other.substring(0, ID_LENGTH) + secret,
                                key.toUpperCase(Locale.ROOT),
                                key + "x",
                                key.substring(0, key.length() - 1),
                                key + "," + key,
                                "\"" + key + "\"",
                                "Bearer " + key,
                                id + "' or '1'='1",
                                id + "%",
                                key + "x".repeat(4_000))
                        .map(wrong -> ask("", "x-api-key", wrong))
                        .toList();

        assertThat(refusals)
                .allSatisfy(refusal -> {
                    assertThat(refusal.statusCode()).isEqualTo(401);
                    assertThat(refusal.body()).isEqualTo(refusals.getFirst().body());
                    assertThat(refusal.headers().firstValue("x-amzn-errortype"))
                            .hasValue("UnauthorizedException");
                });
        assertThat(ask("", "x-api-key", key).statusCode()).isEqualTo(200);
    }

    @Test
    void takesAKeyFromItsHeaderOnly() {
        assertThat(ask("?x-api-key=" + key, "accept", "*/*").statusCode()).isEqualTo(401);
        assertThat(ask("?apiKey=" + key, "accept", "*/*").statusCode()).isEqualTo(401);
        assertThat(ask("", "cookie", "x-api-key=" + key).statusCode()).isEqualTo(401);
        assertThat(ask("", "authorization", key).statusCode()).isEqualTo(401);
        assertThat(ask("", "authorization", "Bearer " + key).statusCode()).isEqualTo(401);
        assertThat(ask("", "api-key", key).statusCode()).isEqualTo(401);
        assertThat(ask("", "X-API-KEY", key).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAKeyFromTheMomentItEnds() {
        tables.update(
                "update gateway.api_key set expires = ? where api_id = ?",
                Timestamp.from(clock.instant()),
                apiId);
        appsync.updateApiKey(r -> r.apiId(apiId).id(key).description("read anew"));

        assertThat(ask("", "x-api-key", key).statusCode()).isEqualTo(401);
        assertThat(appsync.listApiKeys(r -> r.apiId(apiId)).apiKeys()).hasSize(1);
    }

    @Test
    void takesTheOldKeyBesideTheNewOneUntilItIsDeleted() {
        String next = createKey(apiId);

        assertThat(ask("", "x-api-key", key).statusCode()).isEqualTo(200);
        assertThat(ask("", "x-api-key", next).statusCode()).isEqualTo(200);
        appsync.deleteApiKey(r -> r.apiId(apiId).id(key.substring(0, ID_LENGTH)));

        assertThat(ask("", "x-api-key", key).statusCode()).isEqualTo(401);
        assertThat(ask("", "x-api-key", next).statusCode()).isEqualTo(200);
    }

    @Test
    void writesNoKeyAnywhere(CapturedOutput output) {
        String secret = key.substring(ID_LENGTH);

        ask("", "x-api-key", key);
        ask("", "x-api-key", key + "x");
        ask("?x-api-key=" + key, "authorization", key);
        appsync.listApiKeys(r -> r.apiId(apiId));
        appsync.deleteApiKey(r -> r.apiId(apiId).id(key));

        assertThat(metrics()).contains("http_server").doesNotContain(secret);
        assertThat(output).doesNotContain(secret);
        assertThat(tablesOfTheGateway())
                .isNotEmpty()
                .allSatisfy(table -> assertThat(rows(table)).doesNotContain(secret));
    }

    private String metrics() {
        return send(HttpRequest.newBuilder(uri("/actuator/prometheus")).build()).body();
    }

    private String hash() {
        return String.valueOf(
                tables.queryForObject(
                        "select hash from gateway.api_key where api_id = ?", String.class, apiId));
    }

    private List<String> tablesOfTheGateway() {
        return tables.query(
                "select table_name from information_schema.tables where table_schema = 'gateway'",
                (row, number) -> row.getString(1));
    }

    private String rows(String table) {
        return tables.queryForList("select t::text from gateway." + table + " t").toString();
    }

    private String createKey(String ofApi) {
        return appsync.createApiKey(r -> r.apiId(ofApi)).apiKey().id();
    }

    private HttpResponse<String> ask(String query, String header, String value) {
        return send(
                HttpRequest.newBuilder(uri("/apis/" + apiId + "/graphql" + query))
                        .header("content-type", "application/json")
                        .header(header, value)
                        .POST(BodyPublishers.ofString("{\"query\":\"{ __typename }\"}"))
                        .build());
    }
}
