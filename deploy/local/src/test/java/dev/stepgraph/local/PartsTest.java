package dev.stepgraph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class PartsTest {

    private final List<String> stopped = new ArrayList<>();
    private final Parts parts = new Parts();

    @Test
    void areStoppedInReverse() throws Exception {
        start("database");
        start("service");

        parts.close();

        assertThat(stopped).containsExactly("service", "database");
    }

    @Test
    void oneThatFailsToStopDoesNotKeepTheOthersFromIt() throws Exception {
        start("database");
        parts.start(() ->
                () -> {
                    throw new IllegalStateException("stuck, as this test wants it");
                });

        parts.close();

        assertThat(stopped).containsExactly("database");
    }

    @Test
    void noneIsStartedOnceTheEndHasCome() {
        parts.close();

        assertThatThrownBy(() -> start("late")).isInstanceOf(LaunchFailure.class);
        assertThat(stopped).isEmpty();
    }

    private void start(String name) throws Exception {
        parts.start(() -> () -> stopped.add(name));
    }
}
