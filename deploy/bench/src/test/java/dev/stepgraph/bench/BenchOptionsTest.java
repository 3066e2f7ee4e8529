package dev.stepgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.EnumSet;

class BenchOptionsTest {

    @Test
    void measuresEverythingButGrowthUnlessTold() {
        BenchOptions options = BenchOptions.parse();

        assertThat(options.workloads())
                .isEqualTo(EnumSet.complementOf(EnumSet.of(WorkloadName.GROWTH)));
        assertThat(options.pace()).isEqualTo(Pace.RECORD);
        assertThat(options.waiting()).isEqualTo(1_000_000);
        assertThat(options.help()).isFalse();
    }

    @Test
    void takesEveryOption() {
        BenchOptions options =
                BenchOptions.parse(
                        "--quick",
                        "--rows",
                        "pass, WAITS",
                        "--peers",
                        "there",
                        "--pg-bin",
                        "programs",
                        "--service-jvm",
                        " -Xmx1g  -XX:+UseZGC ",
                        "--gateway-jvm",
                        "-Xms512m",
                        "--output",
                        "figures");

        assertThat(options.pace()).isEqualTo(Pace.QUICK);
        assertThat(options.workloads())
                .containsExactlyInAnyOrder(WorkloadName.PASS, WorkloadName.WAITS);
        assertThat(options.peers()).isEqualTo("there");
        assertThat(options.postgres()).isEqualTo("programs");
        assertThat(options.serviceJvm()).containsExactly("-Xmx1g", "-XX:+UseZGC");
        assertThat(options.gatewayJvm()).containsExactly("-Xms512m");
        assertThat(options.output(Path.of("root"))).isEqualTo(Path.of("root/figures"));
    }

    @Test
    void addsTheRowWhoseSizeIsGiven() {
        BenchOptions options = BenchOptions.parse("--waiting", "50000", "--rows", "pass");

        assertThat(options.waiting()).isEqualTo(50_000);
        assertThat(options.workloads())
                .containsExactlyInAnyOrder(WorkloadName.PASS, WorkloadName.GROWTH);
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryRowInItsUsage(WorkloadName name) {
        assertThat(BenchOptions.USAGE).contains(name.text());
        assertThat(BenchOptions.parse("--rows", name.text()).workloads()).containsExactly(name);
    }

    @Test
    void saysWhatMakesNoSense() {
        assertThatThrownBy(() -> BenchOptions.parse("--rows", "speed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no row \"speed\".");
        assertThatThrownBy(() -> BenchOptions.parse("--waiting", "0"))
                .hasMessage("--waiting must be a number from 1 to 99999999, but is \"0\".");
        assertThatThrownBy(() -> BenchOptions.parse("--waiting"))
                .hasMessage("--waiting needs a value.");
        assertThatThrownBy(() -> BenchOptions.parse("fast")).hasMessage("There is no option fast.");
    }
}
