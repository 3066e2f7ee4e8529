package dev.stepgraph.gateway.subscription;

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
    void runsWhatIsQuickAtOnceUnlessSomethingIsBeforeIt() {
        List<Runnable> handedOut = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        SerialTasks tasks = new SerialTasks(handedOut::add, 10);

        tasks.run(() -> seen.add("at once"));
        assertThat(seen).containsExactly("at once");
        tasks.submit(() -> seen.add("first"));
        tasks.run(() -> seen.add("second"));
        assertThat(seen).containsExactly("at once");
        handedOut.forEach(Runnable::run);
        assertThat(seen).containsExactly("at once", "first", "second");

        handedOut.clear();
        tasks.run(() -> tasks.submit(() -> seen.add("what came meanwhile")));
        handedOut.forEach(Runnable::run);
        assertThat(seen).endsWith("second", "what came meanwhile");
    }

    @Test
    void endsWithATaskInPlaceOfAllThatWait() {
        List<Runnable> handedOut = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        SerialTasks tasks = new SerialTasks(handedOut::add, 1);
        tasks.submit(() -> seen.add("waits"));

        tasks.end(() -> seen.add("last"));

        assertThat(tasks.submit(() -> seen.add("too late"))).isFalse();
        assertThat(tasks.run(() -> seen.add("too late"))).isFalse();
        handedOut.forEach(Runnable::run);
        assertThat(seen).containsExactly("last");
    }

    @Test
    void goesOnAfterATaskThatFails() {
        List<String> seen = new ArrayList<>();
        SerialTasks tasks = new SerialTasks(Runnable::run, 10);

        tasks.submit(() -> {
            throw new IllegalStateException("as a test has it");
        });
        tasks.submit(() -> seen.add("next"));

        assertThat(seen).containsExactly("next");
    }

    @Test
    void goesOnAfterATaskThatTakesTooMuch() {
        List<String> seen = new ArrayList<>();
        SerialTasks tasks = new SerialTasks(Runnable::run, 10);

        tasks.submit(() -> {
            throw new StackOverflowError("as a test has it");
        });
        tasks.submit(() -> seen.add("next"));

        assertThat(seen).containsExactly("next");
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
