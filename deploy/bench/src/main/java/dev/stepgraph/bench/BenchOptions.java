package dev.stepgraph.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be chosen on the command line.
 *
 * @param workloads what is measured
 * @param pace how long and how often
 * @param peers where peers' programs lie; empty if there are none
 * @param postgres where PostgreSQL's programs lie; empty for the ones that come with the build
 * @param waiting how many executions wait when the throughput kept is measured
 * @param serviceJvm what workflow-service's JVM is given
 * @param gatewayJvm what graphql-gateway's JVM is given
 * @param output where the figures are written, one JSON object a line; relative to the current
 *     folder
 * @param help whether only {@link #USAGE} is wanted
 */
public record BenchOptions(
        Set<WorkloadName> workloads,
        Pace pace,
        String peers,
        String postgres,
        int waiting,
        List<String> serviceJvm,
        List<String> gatewayJvm,
        String output,
        boolean help) {

    /** What {@code --help} prints. */
    public static final String USAGE =
            """
            usage: deploy/bench/run [--no-build] [options]

              --quick               one repetition of each, shorter: for a look, not for a record
              --rows a,b,…          only these: %s
                                    (all but growth unless told)
              --waiting n           how many executions wait in row growth (default 1000000); adds the row
              --peers folder        where peers' programs lie: folder/dbos/run.sh for row dbos
              --pg-bin folder       PostgreSQL's programs to use, instead of the ones of the build
              --service-jvm "…"     options for workflow-service's JVM, such as "-Xmx1g"
              --gateway-jvm "…"     options for graphql-gateway's JVM
              --output file         where the figures go, a JSON object a line
                                    (default deploy/bench/target/figures.jsonl)
              --help                this text
            """
                    .formatted(
                            Arrays.stream(WorkloadName.values())
                                    .map(WorkloadName::text)
                                    .collect(Collectors.joining(",")));

    /** Copies its collections. */
    public BenchOptions {
        workloads = Set.copyOf(workloads);
        serviceJvm = List.copyOf(serviceJvm);
        gatewayJvm = List.copyOf(gatewayJvm);
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it says what cannot be, with a sentence about it
     */
    public static BenchOptions parse(String... arguments) {
        Reader reader = new Reader();
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            reader.take(left.pop(), left);
        }
        return reader.options();
    }

    /** Where the figures go; relative paths start at that folder. */
    public Path output(Path from) {
        return from.resolve(output);
    }

    /** Gathers what the arguments say, one after another. */
    private static final class Reader {

        private final Set<WorkloadName> workloads =
                EnumSet.complementOf(EnumSet.of(WorkloadName.GROWTH));
        private final List<String> serviceJvm = new ArrayList<>();
        private final List<String> gatewayJvm = new ArrayList<>();
        private Pace pace = Pace.RECORD;
        private String peers = "";
        private String postgres = "";
        private int waiting = 1_000_000;
        private String output = "deploy/bench/target/figures.jsonl";
        private boolean growth;
        private boolean help;

        void take(String option, Deque<String> left) {
            switch (option) {
                case "--quick" -> pace = Pace.QUICK;
                case "--help", "-h" -> help = true;
                case "--rows" -> rows(value(option, left));
                case "--peers" -> peers = value(option, left);
                case "--pg-bin" -> postgres = value(option, left);
                case "--output" -> output = value(option, left);
                case "--service-jvm" -> serviceJvm.addAll(words(value(option, left)));
                case "--gateway-jvm" -> gatewayJvm.addAll(words(value(option, left)));
                case "--waiting" -> {
                    waiting = number(option, value(option, left));
                    growth = true;
                }
                default -> throw new IllegalArgumentException("There is no option " + option + ".");
            }
        }

        BenchOptions options() {
            if (growth) {
                workloads.add(WorkloadName.GROWTH);
            }
            return new BenchOptions(
                    workloads,
                    pace,
                    peers,
                    postgres,
                    waiting,
                    serviceJvm,
                    gatewayJvm,
                    output,
                    help);
        }

        private static List<String> words(String text) {
            return List.of(text.strip().split("\\s+", -1));
        }

        private void rows(String names) {
            workloads.clear();
            for (String name : names.split(",", -1)) {
                workloads.add(WorkloadName.of(name.strip().toLowerCase(Locale.ROOT)));
            }
        }

        private static String value(String option, Deque<String> left) {
            if (left.isEmpty()) {
                throw new IllegalArgumentException(option + " needs a value.");
            }
            return left.pop();
        }

        private static int number(String option, String text) {
            if (!text.matches("[1-9][0-9]{0,7}")) {
                throw new IllegalArgumentException(
                        "%s must be a number from 1 to 99999999, but is \"%s\"."
                                .formatted(option, text));
            }
            return Integer.parseInt(text);
        }
    }
}
