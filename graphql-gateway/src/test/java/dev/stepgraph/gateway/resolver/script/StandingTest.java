package dev.stepgraph.gateway.resolver.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.resolver.script.Standing.Trust;

import org.junit.jupiter.api.Test;

class StandingTest {

    private static final long NOW = Long.MAX_VALUE - 1_000;
    private static final long MEMORY = Standing.MEMORY.toNanos();
    private static final long HOLD = Standing.FIRST_HOLD.toNanos();

    private final Standing standing = new Standing();

    @Test
    void trustsWhoAnswered() {
        assertThat(standing.trust(NOW)).isEqualTo(Trust.UNKNOWN);

        standing.answered(NOW);

        assertThat(standing.trust(NOW + 10 * MEMORY)).isEqualTo(Trust.TRUSTED);
    }

    @Test
    void suspectsForAWhileWhoDidHarm() {
        standing.answered(NOW);
        standing.didHarm(NOW);
        standing.answered(NOW + 1);

        assertThat(standing.trust(NOW + MEMORY - 1)).isEqualTo(Trust.SUSPECT);
        assertThat(standing.isHeld(NOW)).isFalse();
        assertThat(standing.trust(NOW + MEMORY)).isEqualTo(Trust.UNKNOWN);
    }

    @Test
    void holdsBackWhoEndsChildrenForTwiceAsLongEachTime() {
        standing.endedChild(NOW);
        assertThat(standing.isHeld(NOW + HOLD - 1)).isTrue();
        assertThat(standing.isHeld(NOW + HOLD)).isFalse();

        standing.endedChild(NOW + HOLD);
        assertThat(standing.isHeld(NOW + 3 * HOLD - 1)).isTrue();
        assertThat(standing.isHeld(NOW + 3 * HOLD)).isFalse();
    }

    @Test
    void holdsNobodyBackForEver() {
        for (int i = 0; i < 50; i++) {
            standing.endedChild(NOW);
        }

        assertThat(standing.isHeld(NOW + Standing.MOST_HOLD.toNanos() - 1)).isTrue();
        assertThat(standing.isHeld(NOW + Standing.MOST_HOLD.toNanos())).isFalse();
    }

    @Test
    void beginsAnewWithThoseWhoDidNoHarmForAWhile() {
        standing.endedChild(NOW);
        standing.endedChild(NOW);
        standing.endedChild(NOW + MEMORY);

        assertThat(standing.isHeld(NOW + MEMORY + HOLD)).isFalse();
    }

    @Test
    void holdsNobodyBackWhoOnlyTookLongAfterwards() {
        standing.endedChild(NOW);
        standing.didHarm(NOW + HOLD);

        assertThat(standing.isHeld(NOW + HOLD)).isFalse();
    }
}
