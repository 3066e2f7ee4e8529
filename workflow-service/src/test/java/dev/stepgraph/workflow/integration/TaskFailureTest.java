package dev.stepgraph.workflow.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.workflow.engine.ErrorOutput;

import org.junit.jupiter.api.Test;

class TaskFailureTest {

    @Test
    void keepsWhatFitsAndCutsTheRest() {
        String error = "e".repeat(256);
        String cause = "c".repeat(32_768);

        assertThat(new TaskFailure(error, cause).output()).isEqualTo(new ErrorOutput(error, cause));
        assertThat(new TaskFailure(error + "e", cause + "c").output())
                .isEqualTo(new ErrorOutput(error, cause));
        assertThat(new TaskFailure("e", null).output()).isEqualTo(new ErrorOutput("e", null));
    }

    @Test
    void cutsNoCharacterInHalves() {
        String cause = "c".repeat(32_767);

        assertThat(new TaskFailure("e", cause + "\uD83D\uDE00").output().cause()).isEqualTo(cause);
    }
}
