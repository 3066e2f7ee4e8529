package dev.stepgraph.gateway.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepgraph.gateway.linux.SchedulingPolicy;
import dev.stepgraph.gateway.linux.SystemCall;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

class BusyWorkTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicBoolean full = new AtomicBoolean();
    private final BusyWork work = new BusyWork("work", full::get);
    private final Share share = new Shares(FairnessProperties.defaults()).of("api");

    @Test
    void isDoneAsThatOfOthersWithinAShare() {
        onLinux();

        assertThat(work.run(share, BusyWorkTest::policy)).isEqualTo(SchedulingPolicy.NORMAL);
    }

    @Test
    void isDoneInSpareTimeWhenLittleOfAShareIsLeft() {
        onLinux();
        share.use(HOUR.toNanos());

        assertThat(work.run(share, BusyWorkTest::policy)).isEqualTo(SchedulingPolicy.SPARE_TIME);
        assertThat(work.run(BusyWorkTest::policy)).isEqualTo(SchedulingPolicy.NORMAL);
    }

    @Test
    void isDoneAsThatOfOthersWhereThereIsNoSpareTime() {
        onLinux();
        share.use(HOUR.toNanos());
        full.set(true);

        assertThat(work.run(share, BusyWorkTest::policy)).isEqualTo(SchedulingPolicy.NORMAL);
    }

    /** Threads hand on to those that they start how they are given processors. */
    @Test
    void leavesTheThreadsOfThoseWhoWaitAsTheyAre() throws Exception {
        onLinux();

        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djdk.virtualThreadScheduler.parallelism=2",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WaitingProcess.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();

        try (InputStream output = process.getInputStream()) {
            assertThat(new String(output.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(SchedulingPolicy.NORMAL);
        }
    }

    @Test
    void failsAsTheWorkDid() {
        for (long used : List.of(0L, HOUR.toNanos())) {
            share.use(used);

            assertThatThrownBy(() -> work.run(share, BusyWorkTest::fail))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("wrong");
        }
    }

    private static void onLinux() {
        assumeTrue(SystemCall.find() != null, "the system is another");
    }

    private static String fail() {
        throw new IllegalStateException("wrong");
    }

    private static String policy() {
        try {
            return SchedulingPolicy.ofThisThread();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
