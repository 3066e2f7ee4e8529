package dev.stepgraph.workflow.timer;

import dev.stepgraph.workflow.execution.WakeUp;
import dev.stepgraph.workflow.execution.WakeUps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The wake-ups that are near, one for each execution, the earliest first. */
public final class WakeUpQueue implements WakeUps {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition refreshed = lock.newCondition();
    private final PriorityQueue<WakeUp> queue =
            new PriorityQueue<>(Comparator.comparing(WakeUp::at));

    /** What counts of the queue: an execution's earlier wake-ups are left in it and passed over. */
    private final Map<UUID, Instant> current = new HashMap<>();

    private volatile Instant horizon = Instant.MIN;
    private boolean refresh = true;

    @Override
    public boolean soon(Instant at) {
        return !at.isAfter(horizon);
    }

    @Override
    public void schedule(UUID executionId, Instant at) {
        lock.lock();
        try {
            if (at.equals(current.put(executionId, at))) {
                return;
            }
            add(new WakeUp(executionId, at));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void refresh() {
        lock.lock();
        try {
            refresh = true;
            refreshed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forget(Predicate<UUID> executions) {
        lock.lock();
        try {
            current.keySet().removeIf(executions);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a wake-up in that was found in the database, unless memory knows better. */
    void found(WakeUp wakeUp) {
        lock.lock();
        try {
            if (current.putIfAbsent(wakeUp.executionId(), wakeUp.at()) == null) {
                add(wakeUp);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether the database is to be looked at anew; asked for once. */
    boolean takeRefresh() {
        lock.lock();
        try {
            boolean asked = refresh;
            refresh = false;
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** From here on, wake-ups up to that instant are kept in memory. */
    void horizon(Instant until) {
        horizon = until;
    }

    /** The executions whose time has come. */
    List<UUID> takeDue(Instant now) {
        lock.lock();
        try {
            List<UUID> due = new ArrayList<>();
            while (!queue.isEmpty() && !queue.element().at().isAfter(now)) {
                WakeUp next = queue.remove();
                if (current.remove(next.executionId(), next.at())) {
                    due.add(next.executionId());
                }
            }
            return due;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a refresh is asked for, or that time has passed. */
    void awaitRefresh(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long nanos = most.toNanos();
            while (!refresh && nanos > 0) {
                nanos = refreshed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the next wake-up is due, that time has passed, or an earlier one comes in. */
    @SuppressWarnings("WaitNotInLoop") // whoever waits looks again, and too early does no harm
    void await(Instant now, Duration most) throws InterruptedException {
        lock.lock();
        try {
            Duration wait = most;
            if (!queue.isEmpty()) {
                Duration left = Duration.between(now, queue.element().at());
                wait = left.compareTo(most) < 0 ? left : most;
            }
            if (wait.isPositive()) {
                long _ = changed.awaitNanos(wait.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return current.size();
        } finally {
            lock.unlock();
        }
    }

    private void add(WakeUp wakeUp) {
        boolean first = queue.isEmpty() || wakeUp.at().isBefore(queue.element().at());
        queue.add(wakeUp);
        if (first) {
            changed.signalAll();
        }
    }
}
