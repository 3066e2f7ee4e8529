package dev.stepgraph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

class FreePortTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void aPortNobodyListensOnIsHad() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, LOOPBACK)) {
            port = gone.getLocalPort();
        }

        assertThat(FreePort.require(LOOPBACK, port, "a test", "some.port")).isEqualTo(port);
    }

    @Test
    void zeroTakesAnyThatIsFree() {
        assertThat(FreePort.require(LOOPBACK, 0, "a test", "some.port")).isPositive();
    }

    @Test
    void aTakenPortIsNamedWithTheOptionThatChoosesAnother() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> FreePort.require(LOOPBACK, port, "a test", "some.port"))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessage(
                            "Port %d, which a test needs, is taken by another program; choose another with -Dsome.port=…",
                            port);
        }
    }
}
