package dev.stepgraph.workflow.fault;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the service has told its clients: the starts it acknowledged, and what it must never say.
 */
final class StartLedger {

    /**
     * A start that was acknowledged.
     *
     * @param startDate as it was answered; absent if only that it exists is known
     */
    record Acknowledged(Start start, @Nullable Instant startDate) {}

    private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** The service says that it has started it. */
    void started(Start start, StartClient.Reply.Started reply) {
        Acknowledged now = new Acknowledged(start, reply.startDate());
        Acknowledged before = acknowledged.put(reply.arn(), now);
        if (before == null) {
            return;
        }
        boolean same = before.startDate() == null || before.startDate().equals(reply.startDate());
        if (!same || !before.start().equals(start)) {
            wrong("%s was answered as %s, and then as %s".formatted(reply.arn(), before, now));
        }
    }

    /** The service says that there is such an execution. */
    void exists(Start start) {
        String arn = start.machine().arn().replace(":stateMachine:", ":execution:");
        acknowledged.putIfAbsent(arn + ":" + start.name(), new Acknowledged(start, null));
    }

    /** The service has answered what it must not. */
    void wrong(String what) {
        wrong.add(what);
    }

    int size() {
        return acknowledged.size();
    }

    /** The acknowledged starts by the ARN of their execution. */
    Map<String, Acknowledged> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** The answers that no client should have seen, each told once. */
    List<String> takeWrong() {
        List<String> taken = new ArrayList<>();
        for (String each = wrong.poll(); each != null; each = wrong.poll()) {
            taken.add(each);
        }
        return taken;
    }
}
