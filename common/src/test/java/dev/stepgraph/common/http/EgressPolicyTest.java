package dev.stepgraph.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.List;

class EgressPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::ffff:a9fe:a9fe",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesWhatLeadsInward(String address) {
        EgressPolicy policy = EgressPolicy.publicAnd(List.of());

        assertThat(policy.permits("innocent.example", InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1"
            })
    void permitsPublicAddresses(String address) {
        EgressPolicy policy = EgressPolicy.publicAnd(List.of());

        assertThat(policy.permits("innocent.example", InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8,     any.example,        127.0.0.1,   true",
        "127.0.0.1,       any.example,        127.0.0.1,   true",
        "127.0.0.1,       any.example,        127.0.0.2,   false",
        "10.1.0.0/17,     any.example,        10.1.127.9,  true",
        "10.1.0.0/17,     any.example,        10.1.128.9,  false",
        "::1,             any.example,        ::1,         true",
        "fd00::/9,        any.example,        fd7f::1,     true",
        "fd00::/9,        any.example,        fd80::1,     false",
        "crm.internal,    crm.internal,       10.0.0.1,    true",
        "crm.internal,    CRM.Internal.,      10.0.0.1,    true",
        "crm.internal,    evil-crm.internal,  10.0.0.1,    false",
        "*.internal,      crm.internal,       10.0.0.1,    true",
        "*.internal,      internal,           10.0.0.1,    false",
        "*.internal,      internal.example,   10.0.0.1,    false"
    })
    void permitsWhatTheOperatorAllowed(
            String allowed, String host, String address, boolean permitted) {
        EgressPolicy policy = EgressPolicy.publicAnd(List.of(allowed));

        assertThat(policy.permits(host, InetAddress.ofLiteral(address))).isEqualTo(permitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "a b", "http://x", "", "*"})
    void refusesAnEntryThatIsNeitherRangeNorHost(String entry) {
        assertThatThrownBy(() -> EgressPolicy.publicAnd(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesPortsOfOtherProtocolsUnlessTheDestinationIsAllowed() {
        EgressPolicy policy = EgressPolicy.publicAnd(List.of("127.0.0.1", "db.internal"));

        assertThat(policy.permitsPort("shop.example", 25)).isFalse();
        assertThat(policy.permitsPort("shop.example", 6379)).isFalse();
        assertThat(policy.permitsPort("shop.example", 8443)).isTrue();
        assertThat(policy.permitsPort("127.0.0.1", 5432)).isTrue();
        assertThat(policy.permitsPort("db.internal", 5432)).isTrue();
    }
}
