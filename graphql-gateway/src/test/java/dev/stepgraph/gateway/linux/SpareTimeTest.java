package dev.stepgraph.gateway.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class SpareTimeTest {

    @BeforeEach
    void onLinux() {
        assumeTrue(SystemCall.find() != null, "the system is another");
    }

    @Test
    void isForOneThread() throws Exception {
        String content;
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            // when
            thread.submit(SpareTime::forThisThread).get();

            // then
            content = thread.submit(SchedulingPolicy::ofThisThread).get();
        }
        assertThat(content).isEqualTo(SchedulingPolicy.SPARE_TIME);
        assertThat(SchedulingPolicy.ofThisThread()).isEqualTo(SchedulingPolicy.NORMAL);
    }

    @Test
    void isForAWholeProcess() throws Exception {
        // given: it waits for input that does not come
        Process process = new ProcessBuilder("cat").start();
        try {
            // when
            SpareTime.forProcess(process.pid());

            // then
            assertThat(SchedulingPolicy.ofProcess(process.pid()))
                    .isEqualTo(Set.of(SchedulingPolicy.SPARE_TIME));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void takesNoNoticeOfAProcessThatHasEnded() throws Exception {
        // given
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        // when, then: nothing is thrown
        SpareTime.forProcess(process.pid());
    }
}
