package dev.stepgraph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "0.0.0.0"})
    void takesThisMachinesOwn(String text) {
        assertThat(ListenAddress.require(text).isLinkLocalAddress()).isFalse();
    }

    @Test
    void refusesAnotherMachines() {
        assertThatThrownBy(() -> ListenAddress.require("192.0.2.1"))
                .isInstanceOf(LaunchFailure.class)
                .hasMessage("-Dstepgraph.address=192.0.2.1 is no address of this machine.");
    }
}
