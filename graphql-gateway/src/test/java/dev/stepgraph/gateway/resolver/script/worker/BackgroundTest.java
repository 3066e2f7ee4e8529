package dev.stepgraph.gateway.resolver.script.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepgraph.gateway.resolver.script.worker.SystemCallFilter.Machine;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class BackgroundTest {

    /** See proc(5): counted from the program's name, which is in brackets. */
    private static final int POLICY = 41 - 3;

    private static final String SCHED_IDLE = "5";

    private final Background background = new Background(0);

    @Test
    void hasAProcessorWhenNobodyElseWantsIt() {
        Machine machine = Machine.named(System.getProperty("os.arch"));
        assumeTrue(Files.exists(Path.of("/proc/thread-self/stat")) && machine != null);

        background.start(SystemCall.find(), machine.setScheduler());

        assertThat(background.call(BackgroundTest::policy)).isEqualTo(SCHED_IDLE);
    }

    @Test
    void runsInAThreadOfItsOwn() {
        background.start(null, 0);

        assertThat(background.call(Thread::currentThread)).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void failsAsWhatItRanDid() {
        assertThatThrownBy(() ->
                        background.call(() -> {
                            throw new IOException("gone");
                        }))
                .hasRootCauseMessage("gone");
    }

    private static String policy() throws IOException {
        String line = Files.readString(Path.of("/proc/thread-self/stat"));
        return List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)).get(POLICY);
    }
}
