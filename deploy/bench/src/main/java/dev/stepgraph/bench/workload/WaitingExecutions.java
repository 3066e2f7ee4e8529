package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.machine.JvmHeap;
import dev.stepgraph.bench.report.Figures;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Row;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows WAITING: what one more waiting execution takes of the heap and of the database. The first
 * batch fills whatever the service keeps of recent executions; what the second adds is told.
 */
final class WaitingExecutions implements Workload {

    private static final int BATCH = 30_000;

    private static final String SIZE =
            "select pg_total_relation_size('execution') + pg_total_relation_size('history_event')";

    @Override
    public List<Line> run(Stand stand) throws Exception {
        List<Line> lines = new ArrayList<>();
        lines.addAll(measure(stand, "waiting_small", "{}"));
        lines.addAll(measure(stand, "waiting_200", Definitions.PAYLOAD));
        return lines;
    }

    private static List<Line> measure(Stand stand, String database, String input) throws Exception {
        Service service = stand.freshService(database);
        try {
            byte[] start = service.machine("waiting", Definitions.waitForDays()).start(input);
            Batch.run(service, BATCH, _ -> start, _ -> {});
            Sizes before = sizes(service);
            Batch.run(service, BATCH, _ -> start, _ -> {});
            Sizes after = sizes(service);
            double heap = (double) (after.heap() - before.heap()) / BATCH;
            double disk = (double) (after.database() - before.database()) / BATCH;
            String variant = "input of %d bytes".formatted(input.length());
            stand.progress()
                    .say(
                            format(
                                    ROOT,
                                    "waiting, %s: heap %.0f B, database %.0f B",
                                    variant,
                                    heap,
                                    disk));
            return lines(variant, heap, disk);
        } finally {
            stand.stop(service.process());
        }
    }

    private static List<Line> lines(String variant, double heap, double disk) {
        String remark =
                "from %s to %s of them".formatted(Figures.text(BATCH), Figures.text(2 * BATCH));
        return List.of(
                Line.of(
                        Row.WAITING_HEAP,
                        variant,
                        List.of(heap),
                        remark + ", reachable after collections",
                        Map.of()),
                Line.of(
                        Row.WAITING_DATABASE,
                        variant,
                        List.of(disk),
                        remark + ", tables with indexes",
                        Map.of()));
    }

    private record Sizes(long heap, long database) {}

    private static Sizes sizes(Service service)
            throws IOException, InterruptedException, SQLException {
        try (Connection connection = service.server().connect(service.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SIZE)) {
            row.next();
            return new Sizes(JvmHeap.reachableBytes(service.process().pid()), row.getLong(1));
        }
    }
}
