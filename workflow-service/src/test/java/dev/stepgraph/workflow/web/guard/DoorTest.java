package dev.stepgraph.workflow.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.accesskey.ConfiguredKey;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

class DoorTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false, false, , true, true",
        "::1, false, false, , true, true",
        "127.0.0.1, true, false, , false, true",
        "127.0.0.1, true, true, , true, true",
        "127.0.0.1, false, false, http://issuer, true, false",
        "127.0.0.1, true, true, http://issuer, true, false",
        "127.0.0.1, true, false, http://issuer, false, false",
        "0.0.0.0, true, false, , false, false",
        "0.0.0.0, true, true, , false, false",
        "10.0.0.1, false, true, http://issuer, false, false",
        ", true, true, , false, false"
    })
    void opensWhatNobodyWasNamedForOnThisMachineOnly(
            @Nullable String address,
            boolean keys,
            boolean trustLocal,
            @Nullable String issuer,
            boolean awsOpen,
            boolean restOpen)
            throws UnknownHostException {
        Door door = new Door(server(address), properties(keys, trustLocal, issuer));

        assertThat(door.awsOpen()).isEqualTo(awsOpen);
        assertThat(door.restOpen()).isEqualTo(restOpen);
    }

    @Test
    void doesNotStartOpenToOthers() throws UnknownHostException {
        for (String address : new String[] {"0.0.0.0", "::", "192.168.1.1"}) {
            ServerProperties server = server(address);
            assertThatThrownBy(() -> new Door(server, properties(false, true, null)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stepgraph.auth.access-keys");
        }
    }

    private static ServerProperties server(@Nullable String address) throws UnknownHostException {
        ServerProperties server = new ServerProperties();
        if (address != null) {
            server.setAddress(InetAddress.getByName(address));
        }
        return server;
    }

    private static AuthProperties properties(
            boolean keys, boolean trustLocal, @Nullable String issuer) {
        ConfiguredKey key = new ConfiguredKey("AKIDEXAMPLE", "a secret of some length", null, null);
        return new AuthProperties(
                keys ? List.of(key) : List.of(),
                trustLocal,
                issuer,
                null,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5));
    }
}
