package dev.stepgraph.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class DomainsTest {

    private final Domains domains =
            new Domains(Map.of("*.example.org", "any", "api.example.org", "one"));

    @Test
    void prefersTheExactName() {
        assertThat(domains.apiOf("api.example.org")).hasValue("one");
        assertThat(domains.apiOf("other.example.org")).hasValue("any");
        assertThat(domains.apiOf("example.org")).isEmpty();
    }

    @Test
    void looksForNoNameThatIsLongerThanNamesAre() {
        assertThat(domains.apiOf("a".repeat(253 - ".example.org".length()) + ".example.org"))
                .hasValue("any");
        assertThat(domains.apiOf("a".repeat(8_000) + ".example.org")).isEmpty();
    }
}
