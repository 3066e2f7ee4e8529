package dev.stepgraph.bench;

import dev.stepgraph.bench.workload.Stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** What every figure was measured under. */
final class Circumstances {

    private Circumstances() {}

    static Map<String, String> of(Stand stand) throws Exception {
        Map<String, String> all = new TreeMap<>();
        all.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        all.put("processor", processor());
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        all.put("java", System.getProperty("java.vm.version"));
        all.put("serviceJvm", String.join(" ", stand.options().serviceJvm()));
        all.put("gatewayJvm", String.join(" ", stand.options().gatewayJvm()));
        all.put("repetitions", Integer.toString(stand.pace().repetitions()));
        if (stand.hasDatabase()) {
            stand.database()
                    .settings()
                    .forEach((name, value) -> all.put("postgres." + name, value));
            all.put("T", stand.transitions().name());
        }
        return all;
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
