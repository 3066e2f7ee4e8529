package dev.stepgraph.gateway.resolver.script;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One evaluation on its way to a child, and the caller's wait for its end. */
final class ScriptJob {

    private final String realm;
    private final ScriptCode code;
    private final byte[] request;
    private final long deadline;
    private final boolean repeated;
    private final CompletableFuture<End> end = new CompletableFuture<>();

    /**
     * @param realm whose code it is
     * @param code what is sent where the child does not have it
     * @param request the request without the code, as it is sent
     * @param deadline when its caller no longer waits for a child, on the scale of {@link
     *     System#nanoTime}
     */
    ScriptJob(String realm, ScriptCode code, byte[] request, long deadline) {
        this(realm, code, request, deadline, false);
    }

    private ScriptJob(
            String realm, ScriptCode code, byte[] request, long deadline, boolean repeated) {
        this.realm = realm;
        this.code = code;
        this.request = request;
        this.deadline = deadline;
        this.repeated = repeated;
    }

    /** How an evaluation ended for its caller. */
    sealed interface End {

        /** A child answered. */
        final class Answered implements End {

            private final byte[] reply;

            Answered(byte[] reply) {
                this.reply = reply;
            }

            byte[] reply() {
                return reply;
            }
        }

        /** The child is busy with, or died of, an evaluation before it: another is to run it. */
        record Displaced() implements End {}

        /** It is not run, or its child died of it. */
        record Failed(ScriptFailureException failure) implements End {}
    }

    /** The same once more, not begun. */
    ScriptJob again() {
        return new ScriptJob(realm, code, request, deadline, true);
    }

    /** Whether it was displaced before. */
    boolean isRepeated() {
        return repeated;
    }

    /** Waits until it has ended, which the pool sees to. */
    End await() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it, if nothing has. */
    void end(End how) {
        end.complete(how);
    }

    boolean hasEnded() {
        return end.isDone();
    }

    String realm() {
        return realm;
    }

    String codeId() {
        return code.id();
    }

    long deadline() {
        return deadline;
    }

    /** What is sent to a child that has the code. */
    byte[] frame() {
        return ChildPipe.frame(request);
    }

    /** What is sent to a child that does not. */
    byte[] frameWithCode() {
        return ChildPipe.frame(request, code.bytes());
    }
}
