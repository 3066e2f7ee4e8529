package dev.stepgraph.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

class KeyedTasksTest {

    private final Deque<Runnable> handedOut = new ArrayDeque<>();
    private final List<String> seen = new ArrayList<>();

    @Test
    void runsTheTasksOfAKeyInOrderAndThoseOfOthersBesideThem() {
        KeyedTasks tasks = new KeyedTasks(handedOut::addLast, 10);

        tasks.submit("a", () -> seen.add("a1"));
        tasks.submit("a", () -> seen.add("a2"));
        tasks.submit("b", () -> seen.add("b1"));

        assertThat(handedOut).hasSize(2);
        handedOut.removeLast().run();
        assertThat(seen).containsExactly("b1");
        handedOut.removeLast().run();
        assertThat(seen).containsExactly("b1", "a1", "a2");
    }

    @Test
    void forgetsKeysThatHaveNothingLeft() {
        KeyedTasks tasks = new KeyedTasks(handedOut::addLast, 10);
        for (int i = 0; i < 1_000; i++) {
            String key = "api" + i;
            assertThat(tasks.submit(key, () -> seen.add(key))).isTrue();
        }
        tasks.submit(
                "fails",
                () -> {
                    throw new IllegalStateException("expected: a task that fails is done as well");
                });
        assertThat(tasks.size()).isEqualTo(1_001);

        handedOut.forEach(Runnable::run);

        assertThat(seen).hasSize(1_000);
        assertThat(tasks.size()).isZero();
    }

    @Test
    void goesOnInOrderWhenAKeyComesAgain() {
        KeyedTasks tasks = new KeyedTasks(handedOut::addLast, 10);
        tasks.submit(
                "a",
                () -> {
                    seen.add("a1");
                    tasks.submit("a", () -> seen.add("a2"));
                });

        handedOut.removeFirst().run();

        assertThat(seen).containsExactly("a1", "a2");
        assertThat(tasks.size()).isZero();
    }

    @Test
    void takesNoMoreOfAKeyThanMayWait() {
        KeyedTasks tasks = new KeyedTasks(handedOut::addLast, 2);

        assertThat(tasks.submit("a", () -> seen.add("a1"))).isTrue();
        assertThat(tasks.submit("a", () -> seen.add("a2"))).isTrue();
        assertThat(tasks.submit("a", () -> seen.add("a3"))).isFalse();
        assertThat(tasks.submit("b", () -> seen.add("b1"))).isTrue();

        handedOut.forEach(Runnable::run);
        assertThat(seen).containsExactly("a1", "a2", "b1");
        assertThat(tasks.size()).isZero();
    }
}
