package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Requests are told apart. */
class RequestIdsTest {

    @Test
    void areRandomUuidsOfWhichNoTwoAreTheSame() {
        // given
        RequestIds ids = new RequestIds(new SplittableRandom(7));
        Set<UUID> seen = new HashSet<>();

        // when
        for (int i = 0; i < 100_000; i++) {
            seen.add(UUID.fromString(ids.next()));
        }

        // then
        assertThat(seen).hasSize(100_000).allMatch(id -> id.version() == 4 && id.variant() == 2);
    }

    @Test
    void areOthersInEveryReplica() {
        // given
        RequestIds one = new RequestIds(new SplittableRandom(1));
        RequestIds other = new RequestIds(new SplittableRandom(2));

        // then
        assertThat(one.next()).isNotEqualTo(other.next());
    }
}
