package dev.stepgraph.workflow.execution.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The appends that wait for a committer. Starts are bounded; what runs already is let in. */
final class AppendQueue {

    private final CommitterProperties limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Append> waiting = new ArrayDeque<>();
    private long characters;
    private boolean away;
    private boolean closed;

    AppendQueue(CommitterProperties limits) {
        this.limits = limits;
    }

    /** Takes the append in, unless it is a start and the queue is full, or the queue is closed. */
    Admission offer(Append append) {
        lock.lock();
        try {
            if (closed || (away && append.start() != null)) {
                return Admission.UNAVAILABLE;
            }
            if (append.start() != null && full()) {
                return Admission.FULL;
            }
            waiting.addLast(append);
            characters += append.characters();
            changed.signal();
            return Admission.ACCEPTED;
        } finally {
            lock.unlock();
        }
    }

    /** Whether an append was let in. */
    enum Admission {
        ACCEPTED,
        FULL,
        UNAVAILABLE
    }

    /** What is queued, up to one batch; waits that long for the first, and is empty after that. */
    List<Append> take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (waiting.isEmpty() && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return drain();
        } finally {
            lock.unlock();
        }
    }

    /** Puts appends that were taken back to the front. */
    void putBack(List<Append> appends) {
        lock.lock();
        try {
            for (Append append : appends.reversed()) {
                waiting.addFirst(append);
                characters += append.characters();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says whether the database can be reached; while it cannot, starts are turned away. */
    void setAway(boolean value) {
        lock.lock();
        try {
            away = value;
        } finally {
            lock.unlock();
        }
    }

    boolean away() {
        lock.lock();
        try {
            return away;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, but not beyond a closing; the time between two attempts. */
    void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (!closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the starts out that wait: while the database is away, nobody is to wait for them. */
    List<Append> takeStarts() {
        lock.lock();
        try {
            List<Append> starts = new ArrayList<>();
            for (Append append : List.copyOf(waiting)) {
                if (append.start() != null && append.take()) {
                    waiting.remove(append);
                    characters -= append.characters();
                    starts.add(append);
                }
            }
            return starts;
        } finally {
            lock.unlock();
        }
    }

    private boolean full() {
        return waiting.size() >= limits.queueLength() || characters >= limits.queueSize().toBytes();
    }

    private List<Append> drain() {
        List<Append> batch = new ArrayList<>();
        long size = 0;
        while (!waiting.isEmpty() && batch.size() < limits.batchLength()) {
            long next = waiting.getFirst().characters();
            if (!batch.isEmpty() && size + next > limits.batchSize().toBytes()) {
                break;
            }
            Append append = waiting.removeFirst();
            characters -= next;
            if (append.take()) {
                batch.add(append);
                size += next;
            }
        }
        return batch;
    }
}
