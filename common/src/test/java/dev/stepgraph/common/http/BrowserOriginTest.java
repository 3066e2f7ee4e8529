package dev.stepgraph.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserOriginTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080, false",
        "http://LOCALHOST:8080, localhost:8080, false",
        "http://localhost:9, localhost:8080, true",
        "http://evil.example, localhost:8080, true",
        "http://localhost:8080.evil.example, localhost:8080, true",
        "http://localhost:8080@evil.example, localhost:8080, true",
        "null, localhost:8080, true",
        "'', localhost:8080, true",
        "'http://a b', localhost:8080, true",
        "http://localhost:8080, , true"
    })
    void tellsPagesOfOtherSites(String origin, @Nullable String host, boolean foreign) {
        assertThat(BrowserOrigin.isForeign(origin, host)).isEqualTo(foreign);
    }

    @Test
    void takesProgramsForNoBrowser() {
        assertThat(BrowserOrigin.isForeign(null, "localhost")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, false",
        "LOCALHOST.:8080, false",
        "127.0.0.1:8080, false",
        "[::1]:8080, false",
        "sync-localhost:8080, false",
        "sync-127.0.0.1:8080, false",
        "stepgraph, false",
        "api.localhost:8080, false",
        "host.docker.internal:8080, false",
        "evil.example:8080, true",
        "EVIL.example., true",
        "sync-evil.example, true",
        "127.0.0.1.evil.example:8080, true",
        "localhost.evil.example, true",
        "evil.example:, true"
    })
    void takesNoRequestForANameThatWasLedToThisMachine(String host, boolean foreign) {
        assertThat(BrowserOrigin.isForeign(null, host)).isEqualTo(foreign);
        assertThat(BrowserOrigin.isForeign("http://" + host, host)).isEqualTo(foreign);
    }
}
