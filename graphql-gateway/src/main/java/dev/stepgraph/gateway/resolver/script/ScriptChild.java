package dev.stepgraph.gateway.resolver.script;

import dev.stepgraph.gateway.resolver.script.worker.ScriptReply;
import dev.stepgraph.gateway.resolver.script.worker.ScriptRequest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One child process and the pipe to it. One exchange at a time. */
final class ScriptChild {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final ScheduledExecutorService timer;

    /** The codes that it was sent and may still have. */
    private final Set<String> sentCodes = new HashSet<>();

    private ScriptChild(Process process, ScheduledExecutorService timer) {
        this.process = process;
        this.timer = timer;
        this.out =
                new DataOutputStream(
                        new BufferedOutputStream(process.getOutputStream(), BUFFER_BYTES));
        this.in =
                new DataInputStream(
                        new BufferedInputStream(process.getInputStream(), BUFFER_BYTES));
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @throws IOException if it does not start in time
     */
    static ScriptChild start(ChildCommand command, Duration limit, ScheduledExecutorService timer)
            throws IOException {
        ScriptChild child = new ScriptChild(command.builder().start(), timer);
        ScheduledFuture<?> alarm = child.killAfter(limit);
        try {
            ScriptReply.readFrom(child.in);
            return child;
        } catch (IOException e) {
            child.kill();
            throw new IOException("A process for scripts did not start", e);
        } finally {
            alarm.cancel(false);
        }
    }

    /**
     * Has it run a script.
     *
     * @param code the text that the request's code id stands for
     * @param limit after which it is killed
     * @throws IOException if it is gone; it must not be used again
     */
    ScriptReply exchange(ScriptRequest request, String code, Duration limit) throws IOException {
        ScheduledFuture<?> alarm = killAfter(limit);
        try {
            boolean isNew = sentCodes.add(request.codeId());
            ScriptReply reply = send(isNew ? request.withCode(code) : request);
            return reply.kind() == ScriptReply.Kind.UNKNOWN_CODE
                    ? send(request.withCode(code))
                    : reply;
        } finally {
            alarm.cancel(false);
        }
    }

    /** Ends it at once. */
    void kill() {
        process.destroyForcibly();
    }

    /** Whether it is there. */
    boolean isAlive() {
        return process.isAlive();
    }

    private ScriptReply send(ScriptRequest request) throws IOException {
        request.writeTo(out);
        out.flush();
        return ScriptReply.readFrom(in);
    }

    private ScheduledFuture<?> killAfter(Duration limit) {
        return timer.schedule(this::kill, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
