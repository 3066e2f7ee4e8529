package dev.stepgraph.gateway.resolver.script;

import dev.stepgraph.gateway.resolver.script.Admission.Verdict;
import dev.stepgraph.gateway.resolver.script.ScriptJob.End;
import dev.stepgraph.gateway.resolver.script.worker.ScriptReply;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives evaluations to children, as {@link Admission} has it. One that is busy for long gets no
 * more of them, and those behind go elsewhere: a script changes nothing but its answer, so that
 * running it twice does no harm. When a child dies, the evaluation that it worked on fails, and no
 * other. For any thread.
 */
final class ScriptDispatcher {

    /** How long a child may work on one evaluation until no others are sent to it. */
    private static final long BRISK_NANOS = Duration.ofMillis(5).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final ScriptQueue<ScriptChild> queue = new ScriptQueue<>();
    private final Set<ScriptChild> children = new LinkedHashSet<>();
    private final Admission admission;

    /**
     * @param processes how many children there may be
     */
    ScriptDispatcher(int processes) {
        this.admission = new Admission(processes, children);
    }

    /**
     * Sends an evaluation to a child, or has it wait for one.
     *
     * @return whether another child would be of use
     */
    boolean submit(ScriptJob job) {
        ScriptChild child;
        boolean hasToWrite = false;
        boolean isShort;
        lock.lock();
        try {
            long now = System.nanoTime();
            child = leastLoaded(job, now);
            isShort = (child == null || child.load() > 0) && admission.usesMore(job.realm(), now);
            if (child == null) {
                queue.add(job);
            } else {
                queue.enter(job, child);
                hasToWrite = send(child, job, now);
            }
        } finally {
            lock.unlock();
        }
        if (child != null && hasToWrite) {
            child.write();
        }
        return isShort;
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
        List<ScriptJob> displaced = List.of();
        boolean hasToWrite;
        boolean goesOn = true;
        lock.lock();
        try {
            long now = System.nanoTime();
            job = child.answered(now);
            if (job != null) {
                note(child, job, reply, kind, now);
                if (kind == ScriptReply.Kind.OUT_OF_MEMORY) {
                    displaced = takeBehind(child, 0);
                    goesOn = admission.isKept(child);
                    if (goesOn) {
                        child.leaveToSuspects();
                    } else {
                        child.retire();
                    }
                }
            }
            hasToWrite = feed(child, now);
        } finally {
            lock.unlock();
        }
        if (job != null) {
            job.end(isUnread(kind) ? new End.Displaced() : new End.Answered(reply));
        }
        displaced.forEach(each -> each.end(new End.Displaced()));
        if (hasToWrite) {
            child.write();
        }
        if (!goesOn) {
            child.kill();
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
            if (atFault != null) {
                admission.endedChild(atFault.realm(), System.nanoTime());
            }
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

    /**
     * Fails those that have waited too long, gives children that are free what waits, and ends
     * those that were kept for suspects when there are none.
     */
    void tidy() {
        Map<ScriptJob, ScriptFailureException> expired = new LinkedHashMap<>();
        List<ScriptChild> toWrite = new ArrayList<>();
        List<ScriptChild> toEnd = new ArrayList<>();
        lock.lock();
        try {
            long now = System.nanoTime();
            queue.expired(now).forEach(job -> expired.put(job, expiry(job, now)));
            for (ScriptChild child : children) {
                if (isDone(child, now)) {
                    child.retire();
                    toEnd.add(child);
                } else if (feed(child, now)) {
                    toWrite.add(child);
                }
            }
        } finally {
            lock.unlock();
        }
        expired.forEach((job, failure) -> job.end(new End.Failed(failure)));
        toWrite.forEach(ScriptChild::write);
        toEnd.forEach(ScriptChild::kill);
    }

    /** Has others run what is behind an evaluation that takes longer than that. */
    void displaceBehind(Duration limit) {
        List<ScriptJob> jobs = new ArrayList<>();
        lock.lock();
        try {
            long now = System.nanoTime();
            for (ScriptChild child : children) {
                if (child.workingFor(now) > limit.toNanos()) {
                    jobs.addAll(takeBehind(child, 1));
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
        if (queue.isWaiting(job.realm())) {
            return null;
        }
        ScriptChild best = null;
        for (ScriptChild child : children) {
            if (child.accepts(now, BRISK_NANOS)
                    && verdict(job.realm(), child, now) == Verdict.ENTERS
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
            String realm = queue.next(each -> verdict(each, child, now) != Verdict.NOT_HERE);
            if (realm == null) {
                break;
            }
            if (verdict(realm, child, now) == Verdict.ONCE_IDLE) {
                // Else those who come later would pass it for ever.
                child.close();
                break;
            }
            hasToWrite |= send(child, queue.take(realm, child), now);
        }
        return hasToWrite;
    }

    private Verdict verdict(String realm, ScriptChild child, long now) {
        return admission.of(realm, queue.places(realm), child, now);
    }

    private boolean send(ScriptChild child, ScriptJob job, long now) {
        if (admission.isolates(job.realm(), now)) {
            child.leaveToSuspects();
        }
        boolean hasToWrite = child.send(job, now);
        if (admission.goesAlone(job.realm(), now)) {
            child.close();
        }
        return hasToWrite;
    }

    private void note(
            ScriptChild child, ScriptJob job, byte[] reply, ScriptReply.Kind kind, long now) {
        queue.leave(job, child);
        if (kind == ScriptReply.Kind.UNKNOWN_CODE) {
            child.lacks(job.codeId());
        }
        if (!isUnread(kind)) {
            admission.answered(job.realm(), kind, ScriptReply.effortOf(reply), now);
        }
    }

    /** Whether the child answered without looking at the evaluation. */
    private static boolean isUnread(ScriptReply.Kind kind) {
        return kind == ScriptReply.Kind.UNKNOWN_CODE || kind == ScriptReply.Kind.SENT_BACK;
    }

    /** What is taken out is no longer counted where it was, nor keeps its realm from elsewhere. */
    private List<ScriptJob> takeBehind(ScriptChild child, int first) {
        List<ScriptJob> behind = child.takeBehind(first);
        behind.forEach(job -> queue.leave(job, child));
        return behind;
    }

    private boolean isDone(ScriptChild child, long now) {
        return child.isForSuspects() && child.load() == 0 && !admission.hasSuspects(now);
    }

    private ScriptFailureException expiry(ScriptJob job, long now) {
        return admission.isSuspect(job.realm(), now)
                ? ScriptFailureException.heldBack()
                : ScriptFailureException.busy();
    }
}
