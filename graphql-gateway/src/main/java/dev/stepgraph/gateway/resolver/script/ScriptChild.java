package dev.stepgraph.gateway.resolver.script;

import dev.stepgraph.gateway.linux.SpareTime;
import dev.stepgraph.gateway.resolver.script.worker.Frames;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One child process and what it was asked. It runs one evaluation after another and answers in
 * order; the next few are on their way meanwhile. What is not said to be for any thread is called
 * under the pool's lock.
 */
final class ScriptChild {

    /** How many evaluations may be sent to a child that has not answered the first. */
    static final int DEPTH = 8;

    private static final int BUFFER_BYTES = 64 * 1024;

    /** How many codes a child is taken to have; it is sent them again if it has not. */
    private static final int MAX_CODES = 1_000;

    private final Process process;
    private final Executor aside;
    private final DataInputStream in;
    private final ChildPipe pipe;
    private final ArrayDeque<Sent> sent = new ArrayDeque<>();

    /** The codes that it was sent and may still have. */
    private final Set<String> sentCodes = new HashSet<>();

    /** Since when it works on the first of what it was sent. */
    private long workingSince;

    private boolean ready;
    private boolean forSuspects;

    /** Whether nothing is sent behind what it has. */
    private boolean closed;

    /** What an evaluation was sent as; without it, if another child is to run it. */
    private record Sent(@Nullable ScriptJob job, int length) {}

    /**
     * @param aside for what is not to be waited for
     */
    ScriptChild(Process process, Executor aside) {
        this.process = process;
        this.aside = aside;
        this.pipe = new ChildPipe(process.getOutputStream(), aside);
        this.in =
                new DataInputStream(
                        new BufferedInputStream(process.getInputStream(), BUFFER_BYTES));
        this.workingSince = System.nanoTime();
    }

    /**
     * Waits for its next word; for the thread that reads from it.
     *
     * @throws IOException if it is gone or talks nonsense
     */
    byte[] read() throws IOException {
        return Frames.read(in);
    }

    /** Ends it at once; for any thread. */
    void kill() {
        process.destroyForcibly();
    }

    /** Writes what was sent; for any thread, not under the lock. */
    void write() {
        pipe.write();
    }

    void becomeReady() {
        ready = true;
    }

    /** Whether it has started and is not to end. */
    boolean isReady() {
        return ready;
    }

    /** Has nothing more sent to it; for what is killed next. */
    void retire() {
        ready = false;
    }

    /** Has it work for suspects only, from now on, and when nobody else wants a processor. */
    void leaveToSuspects() {
        if (!forSuspects) {
            forSuspects = true;
            try {
                aside.execute(() -> SpareTime.forProcess(process.pid()));
            } catch (RejectedExecutionException stopping) {
                // It is killed next.
            }
        }
    }

    boolean isForSuspects() {
        return forSuspects;
    }

    /** Has nothing more sent to it until it has answered what it has. */
    void close() {
        closed = true;
    }

    /** How many evaluations it has to answer. */
    int load() {
        return sent.size();
    }

    /** For how many nanoseconds it has worked on one evaluation, or on its start. */
    long workingFor(long now) {
        return ready && sent.isEmpty() ? 0 : now - workingSince;
    }

    /** Whether another evaluation is worth sending: one that takes long would hold it up. */
    boolean accepts(long now, long patience) {
        boolean brisk = !closed && sent.size() < DEPTH && workingFor(now) < patience;
        return ready && (sent.isEmpty() || brisk);
    }

    /**
     * Sends it an evaluation.
     *
     * @return whether {@link #write} has to follow
     */
    boolean send(ScriptJob job, long now) {
        if (sentCodes.size() >= MAX_CODES) {
            sentCodes.clear();
        }
        boolean isNew = sentCodes.add(job.codeId());
        byte[] frame = isNew ? job.frameWithCode() : job.frame();
        if (sent.isEmpty()) {
            workingSince = now;
            closed = false;
        }
        sent.add(new Sent(job, frame.length));
        return pipe.add(frame);
    }

    /**
     * Takes out what it has just answered.
     *
     * @return nothing if another child was to run it
     * @throws IOException if it was not asked
     */
    @Nullable ScriptJob answered(long now) throws IOException {
        Sent first = sent.poll();
        if (first == null) {
            throw new IOException("An answer that nobody asked for");
        }
        pipe.answered(first.length());
        workingSince = now;
        return first.job();
    }

    /** Forgets that it has a code. */
    void lacks(String codeId) {
        sentCodes.remove(codeId);
    }

    /** Takes out all evaluations but so many; what it answers to them is void. */
    List<ScriptJob> takeBehind(int first) {
        List<ScriptJob> jobs = new ArrayList<>();
        List<Sent> all = List.copyOf(sent);
        sent.clear();
        for (Sent each : all) {
            ScriptJob job = each.job();
            boolean stays = sent.size() < first || job == null;
            sent.add(stays ? each : new Sent(null, each.length()));
            if (!stays) {
                jobs.add(job);
            }
        }
        return jobs;
    }

    /** What it works on; nothing if another child is to run it. */
    @Nullable ScriptJob working() {
        Sent first = sent.peek();
        return first == null ? null : first.job();
    }

    /** Takes out all that it was sent. */
    List<ScriptJob> clear() {
        List<ScriptJob> jobs = new ArrayList<>();
        for (Sent each : sent) {
            ScriptJob job = each.job();
            if (job != null) {
                jobs.add(job);
            }
        }
        sent.clear();
        return jobs;
    }
}
