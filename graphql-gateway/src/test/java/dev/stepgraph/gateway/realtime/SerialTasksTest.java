package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class SerialTasksTest {

    @Test
    void runsEverythingInOrderAndNothingTwiceAtOnce() throws InterruptedException {
        int count = 10_000;
        List<Integer> seen = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(count);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SerialTasks tasks = new SerialTasks(threads, count);
            for (int i = 0; i < count; i++) {
                int number = i;
                tasks.submit(() -> {
                    seen.add(number);
                    done.countDown();
                });
            }
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(seen).hasSize(count).isSorted();
    }

    @Test
    void takesNoMoreThanItsLimit() {
        List<Runnable> handedOut = new ArrayList<>();
        SerialTasks tasks = new SerialTasks(handedOut::add, 2);

        assertThat(tasks.submit(() -> {})).isTrue();
        assertThat(tasks.submit(() -> {})).isTrue();
        assertThat(tasks.submit(() -> {})).isFalse();
        handedOut.getFirst().run();
        assertThat(tasks.submit(() -> {})).isTrue();
    }
}
