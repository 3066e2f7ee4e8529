package dev.stepgraph.gateway.resolver.script;

import dev.stepgraph.gateway.resolver.script.ScriptJob.End;
import dev.stepgraph.gateway.resolver.script.worker.ScriptReply;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives evaluations to children. One that is busy for long gets no more of them, and those behind
 * go elsewhere: a script changes nothing but its answer, so that running it twice does no harm.
 * When a child dies, the evaluation that it worked on fails, and no other. For any thread.
 */
final class ScriptDispatcher {

    /** How long a child may work on one evaluation until no others are sent to it. */
    private static final long BRISK_NANOS = Duration.ofMillis(5).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final ScriptQueue<ScriptChild> queue;
    private final Set<ScriptChild> children = new LinkedHashSet<>();

    /**
     * @param childrenForRealm how many children at most work for the same realm at once
     */
    ScriptDispatcher(int childrenForRealm) {
        this.queue = new ScriptQueue<>(childrenForRealm);
    }

    /**
     * Sends an evaluation to a child, or has it wait for one.
     *
     * @return whether a child that had nothing to do took it
     */
    boolean submit(ScriptJob job) {
        ScriptChild child;
        boolean hasToWrite = false;
        boolean wasIdle;
        lock.lock();
        try {
            long now = System.nanoTime();
            child = leastLoaded(job, now);
            wasIdle = child != null && child.load() == 0;
            if (child == null) {
                queue.add(job);
            } else {
                queue.enter(job, child);
                hasToWrite = child.send(job, now);
            }
        } finally {
            lock.unlock();
        }
        if (child != null && hasToWrite) {
            child.write();
        }
        return wasIdle;
    }

    /** Takes on a child that starts. */
    void starts(ScriptChild child) {
        lock.lock();
        try {
            children.add(child);
        } finally {
            lock.unlock();
        }
    }

    /** Gives a child that has started what waits. */
    void ready(ScriptChild child) {
        boolean hasToWrite;
        lock.lock();
        try {
            child.becomeReady();
            hasToWrite = feed(child, System.nanoTime());
        } finally {
            lock.unlock();
        }
        if (hasToWrite) {
            child.write();
        }
    }

    /**
     * Hands over what a child answered, and gives it what waits.
     *
     * @throws IOException if it talks nonsense
     */
    void answered(ScriptChild child, byte[] reply) throws IOException {
        ScriptReply.Kind kind = ScriptReply.kindOf(reply);
        ScriptJob job;
        boolean hasToWrite;
        lock.lock();
        try {
            long now = System.nanoTime();
            job = child.answered(now);
            if (job != null) {
                queue.leave(job, child);
                if (kind == ScriptReply.Kind.UNKNOWN_CODE) {
                    child.lacks(job.codeId());
                }
            }
            hasToWrite = feed(child, now);
        } finally {
            lock.unlock();
        }
        if (job != null) {
            job.end(
                    kind == ScriptReply.Kind.UNKNOWN_CODE || kind == ScriptReply.Kind.SENT_BACK
                            ? new End.Displaced()
                            : new End.Answered(reply));
        }
        if (hasToWrite) {
            child.write();
        }
    }

    /** Lets a child go that has ended. */
    void ended(ScriptChild child, ScriptFailureException failure) {
        List<ScriptJob> jobs;
        ScriptJob atFault;
        lock.lock();
        try {
            children.remove(child);
            atFault = child.working();
            jobs = child.clear();
            jobs.forEach(job -> queue.leave(job, child));
        } finally {
            lock.unlock();
        }
        for (ScriptJob job : jobs) {
            job.end(job == atFault ? new End.Failed(failure) : new End.Displaced());
        }
    }

    /** Fails what waits, if there is no child that could run it. */
    void giveUp(ScriptFailureException failure) {
        List<ScriptJob> jobs = List.of();
        lock.lock();
        try {
            if (children.isEmpty()) {
                jobs = queue.clear();
            }
        } finally {
            lock.unlock();
        }
        jobs.forEach(job -> job.end(new End.Failed(failure)));
    }

    /** Fails those that have waited too long, and gives children that are free what waits. */
    void tidy() {
        List<ScriptJob> expired;
        List<ScriptChild> toWrite = new ArrayList<>();
        lock.lock();
        try {
            long now = System.nanoTime();
            expired = queue.expired(now);
            for (ScriptChild child : children) {
                if (feed(child, now)) {
                    toWrite.add(child);
                }
            }
        } finally {
            lock.unlock();
        }
        expired.forEach(job -> job.end(new End.Failed(ScriptFailureException.busy())));
        toWrite.forEach(ScriptChild::write);
    }

    /** Has others run what is behind an evaluation that takes longer than that. */
    void displaceBehind(Duration limit) {
        List<ScriptJob> jobs = new ArrayList<>();
        lock.lock();
        try {
            long now = System.nanoTime();
            for (ScriptChild child : children) {
                if (child.workingFor(now) > limit.toNanos()) {
                    List<ScriptJob> behind = child.takeBehindFirst();
                    // Else a realm would be kept out of the children that are left to it.
                    behind.forEach(job -> queue.leave(job, child));
                    jobs.addAll(behind);
                }
            }
        } finally {
            lock.unlock();
        }
        jobs.forEach(job -> job.end(new End.Displaced()));
    }

    /** Ends the children that take longer than that for an evaluation, or to start. */
    void killStuck(Duration limit, Duration startLimit) {
        List<ScriptChild> stuck = new ArrayList<>();
        lock.lock();
        try {
            long now = System.nanoTime();
            for (ScriptChild child : children) {
                Duration patience = child.isReady() ? limit : startLimit;
                if (child.workingFor(now) > patience.toNanos()) {
                    stuck.add(child);
                }
            }
        } finally {
            lock.unlock();
        }
        stuck.forEach(ScriptChild::kill);
    }

    /** Ends all children. */
    void killAll() {
        children().forEach(ScriptChild::kill);
    }

    private List<ScriptChild> children() {
        lock.lock();
        try {
            return List.copyOf(children);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable ScriptChild leastLoaded(ScriptJob job, long now) {
        ScriptChild best = null;
        for (ScriptChild child : children) {
            if (child.accepts(now, BRISK_NANOS)
                    && queue.mayEnter(job, child)
                    && (best == null || child.load() < best.load())) {
                best = child;
            }
        }
        return best;
    }

    /** Sends what waits as long as there is room; answers whether it has to be written. */
    private boolean feed(ScriptChild child, long now) {
        boolean hasToWrite = false;
        while (child.accepts(now, BRISK_NANOS)) {
            ScriptJob job = queue.take(child);
            if (job == null) {
                break;
            }
            hasToWrite |= child.send(job, now);
        }
        return hasToWrite;
    }
}
