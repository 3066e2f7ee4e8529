package dev.stepgraph.workflow.execution.store;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What replicas tell each other about a commit: which executions changed. */
public final class ChangeNotice {

    /** The channel's name. */
    public static final String CHANNEL = "stepgraph_history";

    /** A payload of a notification has less than 8,000 bytes; an id takes 23 of them. */
    private static final int MOST_IDS = 330;

    /** More than fit have changed: anything may have. */
    private static final String MANY = "*";

    private ChangeNotice() {}

    static String of(List<Append> batch) {
        if (batch.size() > MOST_IDS) {
            return MANY;
        }
        return batch.stream()
                .map(each -> text(each.executionId()))
                .collect(Collectors.joining(","));
    }

    /** Whether the notice names no executions, since too many changed. */
    public static boolean namesNone(String notice) {
        return notice.equals(MANY);
    }

    /** The executions that a notice names. */
    public static Set<UUID> executions(String notice) {
        return Set.of(notice.split(",")).stream().map(ChangeNotice::id).collect(Collectors.toSet());
    }

    private static String text(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static UUID id(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
