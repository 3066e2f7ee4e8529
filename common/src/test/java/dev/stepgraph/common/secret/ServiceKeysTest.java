package dev.stepgraph.common.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

class ServiceKeysTest {

    @TempDir Path folder;

    @Test
    void makesAKeyAtTheFirstStartAndKeepsIt() throws IOException {
        Path file = folder.resolve("data/service.key");

        ServiceKey first = keys(null, file).current();
        ServiceKey second = keys(null, file).current();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.derive("x")).isEqualTo(first.derive("x")).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.resolveSibling(""))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void replicasThatStartAtOnceAgreeOnOneKey() {
        Path file = folder.resolve("service.key");
        Set<String> ids = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 16).parallel().forEach(_ -> ids.add(keys(null, file).current().id()));

        assertThat(ids).hasSize(1);
    }

    @Test
    void takesTheKeyThatItIsGivenAndReadsWithRetiredOnes() {
        String fresh = base64((byte) 1);
        String old = base64((byte) 2);

        ServiceKeys keys = new ServiceKeys(fresh, folder.resolve("none"), List.of(old));

        ServiceKey retired = keys.all().get(1);
        assertThat(keys.current().derive("x")).isNotEqualTo(retired.derive("x"));
        assertThat(keys.find(retired.id())).contains(retired);
        assertThat(keys.find("00000000")).isEmpty();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void derivesAKeyOfItsOwnForEachUse() {
        ServiceKey key = ServiceKey.ofBase64(base64((byte) 1));

        assertThat(key.derive("a")).isNotEqualTo(key.derive("b"));
    }

    @Test
    void refusesAFaultyKeyWithoutRepeatingIt() throws IOException {
        Path file = Files.writeString(folder.resolve("short.key"), "c2hvcnQ=\n");

        assertThatThrownBy(() -> keys("not base64 !", file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("not base64");
        assertThatThrownBy(() -> keys(null, file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("c2hvcnQ");
    }

    private static ServiceKeys keys(@Nullable String key, Path file) {
        return new ServiceKeys(key, file, List.of());
    }

    private static String base64(byte filling) {
        byte[] material = new byte[ServiceKey.LENGTH];
        Arrays.fill(material, filling);
        return Base64.getEncoder().encodeToString(material);
    }
}
