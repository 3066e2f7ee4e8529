package dev.stepgraph.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

class SampleFunctionsTest {

    private final SampleFunctions samples;
    private final HttpClient client = HttpClient.newHttpClient();

    SampleFunctionsTest() throws Exception {
        samples = SampleFunctions.start(0);
    }

    @AfterEach
    void stop() {
        samples.close();
        client.close();
    }

    @Test
    void answersWhatIsInStock() throws Exception {
        assertThat(call("order-check-stock", "{\"items\":[{\"quantity\":3}]}").body())
                .isEqualTo("{\"available\":true}");
        assertThat(call("order-check-stock", "{\"items\":[{\"quantity\":30}]}").body())
                .isEqualTo("{\"available\":false}");
    }

    @Test
    void isBusyForTwoAttemptsAndThenTakesTheMoney() throws Exception {
        assertThat(call("order-charge-payment", "{\"attempt\":1}").body()).contains("Gateway.Busy");
        assertThat(call("order-charge-payment", "{\"attempt\":2,\"orderId\":\"A\"}").body())
                .isEqualTo("{\"receipt\":\"p-A\"}");
    }

    @Test
    void declinesACardAsAnErrorOfTheFunction() throws Exception {
        HttpResponse<String> declined =
                call("order-charge-payment", "{\"attempt\":2,\"card\":\"0000-1\"}");

        assertThat(declined.statusCode()).isEqualTo(500);
        assertThat(declined.body())
                .isEqualTo(
                        "{\"errorType\":\"Payment.Declined\",\"errorMessage\":\"The card was"
                                + " declined.\"}");
    }

    @Test
    void ratesAllBooksOfAListAtOnce() throws Exception {
        assertThat(call("book-ratings", "[{\"isbn\":\"1\"},{\"isbn\":\"2\"}]").body())
                .isEqualTo(
                        "[{\"label\":\"on the shelf\",\"demand\":49},"
                                + "{\"label\":\"in demand\",\"demand\":50}]");
    }

    @Test
    void takesAQuerysParametersForAnEvent() throws Exception {
        assertThat(get("shipping?country=DE").body())
                .isEqualTo("{\"country\":\"DE\",\"days\":2,\"price\":3.5}");
    }

    @Test
    void refusesAnEventThatIsNoJson() throws Exception {
        assertThat(call("order-pack-item", "{").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> call(String function, String event) throws Exception {
        return send(HttpRequest.newBuilder(address(function)).POST(BodyPublishers.ofString(event)));
    }

    private HttpResponse<String> get(String target) throws Exception {
        return send(HttpRequest.newBuilder(address("shipping").resolve(target)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI address(String function) {
        String setting =
                samples.settings().stream()
                        .filter(line -> line.contains(function))
                        .findFirst()
                        .orElseThrow();
        return URI.create(setting.substring(setting.indexOf('=') + 1));
    }
}
