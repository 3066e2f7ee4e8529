package dev.stepgraph.workflow.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.Basic;
import dev.stepgraph.workflow.connection.KnownConnection;
import dev.stepgraph.workflow.connection.KnownConnections;
import dev.stepgraph.workflow.web.RunningService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

@ExtendWith(OutputCaptureExtension.class)
class ConnectionResourcesTest extends RunningService {

    private static final String CANARY = "canary-b5f1";

    private final KnownConnections known;
    private final JdbcTemplate database;

    @Autowired
    ConnectionResourcesTest(KnownConnections known, JdbcTemplate database) {
        this.known = known;
        this.database = database;
    }

    @Test
    void createsGetsReplacesListsAndDeletes() {
        String name = uniqueName();

        HttpResponse<String> created = send("POST", "/v1/connections", body(name, CANARY));

        assertThat(created.statusCode()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo("/v1/connections/" + name);
        String arn = json(created).at("/arn").stringValue();
        assertThat(arn)
                .matches(
                        "arn:aws:events:us-east-1:000000000000:connection/" + name + "/[0-9a-f-]+");
        JsonNode got = json(send("GET", location, ""));
        assertThat(got.at("/description").stringValue()).isEqualTo("mine");
        assertThat(got.at("/authorization/username").stringValue()).isEqualTo("ann");
        assertThat(password(arn)).isEqualTo(CANARY);

        HttpResponse<String> replaced = send("PUT", location, body(null, CANARY + "-2"));
        assertThat(json(replaced).at("/arn").stringValue()).isEqualTo(arn);
        assertThat(password(arn)).isEqualTo(CANARY + "-2");
        assertThat(known.known(arn)).map(KnownConnection::revision).contains(1);
        assertThat(send("GET", "/v1/connections?limit=1000", "").body()).contains(arn);

        assertThat(send("DELETE", location, "").statusCode()).isEqualTo(204);
        assertThat(send("GET", location, "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", location, "").statusCode()).isEqualTo(404);
        assertThat(known.known(arn)).isEmpty();
    }

    @Test
    void letsNoSecretOutAnywhere(CapturedOutput log) {
        String name = uniqueName();
        String location = "/v1/connections/" + name;

        String answers =
                send("POST", "/v1/connections", body(name, CANARY)).body()
                        + send("POST", "/v1/connections", body(name, CANARY)).body()
                        + send("POST", "/v1/connections", body("a b", CANARY)).body()
                        + send("PUT", location, body(null, CANARY)).body()
                        + send("PUT", location, body(null, CANARY + "\\n")).body()
                        + send("PUT", location, body(null, CANARY) + "x").body()
                        + send("GET", location, "").body()
                        + send("GET", "/v1/connections", "").body();

        assertThat(answers).doesNotContain(CANARY);
        assertThat(log.getAll()).doesNotContain(CANARY);
        String row =
                database.queryForObject(
                        "select connection::text from connection where name = ?",
                        String.class,
                        name);
        byte[] sealed =
                database.queryForObject(
                        "select sealed_json from connection where name = ?", byte[].class, name);
        assertThat(row).contains(name).contains("ann").doesNotContain(CANARY);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY, "ann");
    }

    @Test
    void refusesWhatCannotBe() {
        String name = uniqueName();
        send("POST", "/v1/connections", body(name, CANARY));

        problem(send("POST", "/v1/connections", body(name, CANARY)), 409, "ConflictException");
        problem(send("POST", "/v1/connections", body("a b", "x")), 400, "ValidationException");
        problem(send("POST", "/v1/connections", body(null, "x")), 400, "ValidationException");
        problem(send("POST", "/v1/connections", "{\"name\":\"x\"}"), 400, "ValidationException");
        problem(send("PUT", "/v1/connections/none", body(null, "x")), 404, "ResourceNotFound");
    }

    @Test
    void listsInPages() {
        String prefix = uniqueName() + "-";
        for (int i = 0; i < 3; i++) {
            send("POST", "/v1/connections", body(prefix + i, CANARY));
        }
        int count = 0;
        String token = "";
        do {
            JsonNode page = json(send("GET", "/v1/connections?limit=2" + token, ""));
            count += page.at("/connections").size();
            token =
                    page.has("nextPageToken")
                            ? "&pageToken=" + page.at("/nextPageToken").stringValue()
                            : "";
        } while (!token.isEmpty());

        Integer rows = database.queryForObject("select count(*) from connection", Integer.class);
        assertThat(rows).isEqualTo(count).isGreaterThanOrEqualTo(3);
    }

    private String password(String arn) {
        Basic basic = (Basic) known.known(arn).orElseThrow().credentials().authorization();
        return basic.password();
    }

    private static String body(@org.jspecify.annotations.Nullable String name, String password) {
        return """
        {%s"description":"mine",
         "authorization":{"type":"BASIC","username":"ann","password":"%s"},
         "parameters":{"headers":[{"key":"X-Secret","value":"%s","secret":true}]}}\
        """
                .formatted(name == null ? "" : "\"name\":\"" + name + "\",", password, CANARY);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonText.parse(response.body());
    }

    private static void problem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).at("/code").stringValue()).isEqualTo(code);
    }
}
