package dev.stepgraph.workflow.integration.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.client.FunctionEndpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.net.URI;
import java.util.Map;

class FunctionSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(functions(Map.of()).functions()).isEmpty();
        assertThat(lambda(Map.of())).isEqualTo(new LambdaProperties(null, null));
    }

    @Test
    void isSetByTheseNames() {
        Map<String, String> settings =
                Map.of(
                        "stepgraph.functions.reserve-stock.url", "http://localhost:9000/reserve",
                        "stepgraph.functions.echo.url", "echo:",
                        "stepgraph.lambda.endpoint", "http://localhost:4566",
                        "stepgraph.lambda.region", "eu-west-1");

        assertThat(functions(settings).functions())
                .containsOnly(
                        Map.entry(
                                "reserve-stock",
                                new FunctionEndpoint("http://localhost:9000/reserve")),
                        Map.entry("echo", new FunctionEndpoint("echo:")));
        assertThat(lambda(settings))
                .isEqualTo(new LambdaProperties(URI.create("http://localhost:4566"), "eu-west-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9000", "/reserve", "not a url", ""})
    void refusesWhatIsNoUrl(String url) {
        assertThatThrownBy(() -> new FunctionEndpoint(url))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FunctionProperties functions(Map<String, String> settings) {
        return binder(settings).bindOrCreate("stepgraph", FunctionProperties.class);
    }

    private static LambdaProperties lambda(Map<String, String> settings) {
        return binder(settings).bindOrCreate("stepgraph.lambda", LambdaProperties.class);
    }

    private static Binder binder(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings));
    }
}
