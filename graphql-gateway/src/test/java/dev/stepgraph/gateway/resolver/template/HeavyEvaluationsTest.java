package dev.stepgraph.gateway.resolver.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.gateway.fairness.FairnessProperties;
import dev.stepgraph.gateway.fairness.Shares;
import dev.stepgraph.gateway.resolver.util.BudgetSpentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

class HeavyEvaluationsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final Shares shares = new Shares(new FairnessProperties(1e-6, Duration.ZERO));
    private final HeavyEvaluations heavy =
            new HeavyEvaluations(4, InstantSource.fixed(NOW), shares);

    @Test
    void leavesHalfOfThePlacesToOthers() {
        try (var first = heavy.turn("greedy", LATER);
                var second = heavy.turn("greedy", LATER);
                var third = heavy.turn("greedy", NOW);
                var neighbour = heavy.turn("neighbour", LATER)) {
            // given
            first.run();
            second.run();

            // when, then
            assertThatThrownBy(third::run).isInstanceOf(BudgetSpentException.class);
            neighbour.run();
        }
    }

    @Test
    void givesPlacesBack() {
        // given
        for (int i = 0; i < 10; i++) {
            try (var turn = heavy.turn("greedy", NOW)) {
                turn.run();
            }
        }

        // when, then
        try (var turn = heavy.turn("greedy", NOW)) {
            turn.run();
        }
    }

    @Test
    @Timeout(60)
    void countsWhatDoesNotEndSoon() {
        try (var turn = heavy.turn("greedy", NOW)) {
            // when
            while (shares.of("greedy").owed() == 0) {
                work();
                turn.run();
            }
        }

        // then
        assertThat(shares.of("neighbour").owed()).isZero();
    }

    @Test
    void doesNotCountWhatEndsSoon() {
        // when
        try (var turn = heavy.turn("modest", LATER)) {
            for (int i = 0; i < 100; i++) {
                turn.run();
            }
        }

        // then
        assertThat(shares.of("modest").owed()).isZero();
    }

    private static void work() {
        long end = System.nanoTime() + MILLISECOND.toNanos();
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }
}
