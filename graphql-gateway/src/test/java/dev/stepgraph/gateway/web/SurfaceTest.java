package dev.stepgraph.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway does not serve, however it is asked for. */
class SurfaceTest extends RunningGateway {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/graphiql",
                "/graphiql?path=/graphql",
                "/playground",
                "/voyager",
                "/altair",
                "/graphql/schema",
                "/console",
                "/h2-console",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/threaddump",
                "/actuator/loggers",
                "/actuator/configprops",
                "/actuator/beans",
                "/actuator/mappings",
                "/actuator/conditions",
                "/actuator/httpexchanges",
                "/actuator/shutdown",
                "/actuator/flyway",
                "/actuator/health/db",
                "/application.yaml",
                "/.env",
                "/../../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/..;/actuator/env",
                "/actuator;/env",
                "/actuator/%65nv",
                "//actuator/env",
                "/./actuator/env",
                "/webjars/../application.yaml",
                "/\\..\\application.yaml",
                "/%00",
                "/apis/x/graphql/../../../actuator/env"
            })
    void isNotThere(String path) {
        String answer =
                RawHttp.exchange(
                        uri("/"),
                        "GET "
                                + path
                                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(RawHttp.status(answer)).isIn(400, 404);
        assertThat(answer).doesNotContain("stepgraph.", "Exception", "java.", "trace");
    }
}
