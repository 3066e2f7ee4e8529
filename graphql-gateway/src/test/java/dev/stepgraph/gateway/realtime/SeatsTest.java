package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.realtime.Seats.Seat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Three in all, two of one API, two from one address. */
class SeatsTest {

    private final Seats seats = new Seats(limits());

    @Test
    void thereAreAsManyAsThereMayBe() {
        assertThat(take("a", "192.0.2.1")).isPresent();
        assertThat(take("b", "192.0.2.2")).isPresent();
        Optional<Seat> third = take("c", "192.0.2.3");
        assertThat(third).isPresent();
        assertThat(take("d", "192.0.2.4")).isEmpty();

        third.orElseThrow().leave();
        third.orElseThrow().leave();
        assertThat(take("d", "192.0.2.4")).isPresent();
        assertThat(take("e", "192.0.2.5")).isEmpty();
    }

    @Test
    void oneApiLeavesSeatsToOthers() {
        Optional<Seat> first = take("a", "192.0.2.1");
        assertThat(take("a", "192.0.2.2")).isPresent();
        assertThat(take("a", "192.0.2.3")).isEmpty();
        assertThat(take("b", "192.0.2.3")).isPresent();

        first.orElseThrow().leave();
        assertThat(take("a", "192.0.2.3")).isPresent();
    }

    @Test
    void oneAddressLeavesSeatsToOthers() {
        assertThat(take("a", "192.0.2.1")).isPresent();
        assertThat(take("b", "192.0.2.1")).isPresent();
        assertThat(take("c", "192.0.2.1")).isEmpty();
        assertThat(seats.take("c", null)).isPresent();
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8::1, 2001:db8::ffff:2, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "unknown, unknown, true"
    })
    void aNetworkOfIpv6CountsAsOneAddress(String one, String other, boolean same) {
        String first = ClientNetwork.of(InetSocketAddress.createUnresolved(one, 1));
        String second = ClientNetwork.of(InetSocketAddress.createUnresolved(other, 2));

        assertThat(first.equals(second)).isEqualTo(same);
    }

    private Optional<Seat> take(String api, String address) {
        return seats.take(api, new InetSocketAddress(InetAddress.ofLiteral(address), 4_000));
    }

    private static RealtimeProperties limits() {
        Duration any = Duration.ofSeconds(1);
        DataSize size = DataSize.ofKilobytes(1);
        return new RealtimeProperties(3, 2, 2, 1, any, any, any, any, size, 1, size);
    }
}
