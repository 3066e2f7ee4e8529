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
}
