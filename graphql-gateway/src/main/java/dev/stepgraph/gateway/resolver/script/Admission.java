package dev.stepgraph.gateway.resolver.script;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.stepgraph.gateway.resolver.script.Standing.Trust;
import dev.stepgraph.gateway.resolver.script.worker.ScriptReply;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/**
 * Says whose evaluations may run in which child, by what they did lately: so that nobody waits
 * behind code that takes long, and that such code never has the last child. Called under the pool's
 * lock.
 */
final class Admission {

    /** Processor time: whoever takes more for an evaluation is kept from others. */
    static final Duration HEAVY = Duration.ofMillis(100);

    /** With that many children suspects and others run at the same time. */
    private static final int FOR_EVERYBODY = 2;

    private static final int MAX_STANDINGS = 10_000;

    private final int processes;
    private final Collection<ScriptChild> children;
    private final Cache<String, Standing> standings =
            Caffeine.newBuilder().maximumSize(MAX_STANDINGS).build();
    private @Nullable Long harmedAt;

    /** Whether an evaluation may be sent to a child. */
    enum Verdict {
        ENTERS,
        /** As soon as the child has nothing else. */
        ONCE_IDLE,
        NOT_HERE
    }

    /**
     * @param processes how many children there may be
     * @param children those that there are
     */
    Admission(int processes, Collection<ScriptChild> children) {
        this.processes = processes;
        this.children = children;
    }

    /**
     * Whether one may be sent there.
     *
     * @param working the children that work for the same realm
     */
    Verdict of(String realm, Set<ScriptChild> working, ScriptChild child, long now) {
        Standing standing = standing(realm);
        return switch (standing.trust(now)) {
            case TRUSTED ->
                    !child.isForSuspects() && hasRoom(working, child)
                            ? Verdict.ENTERS
                            : Verdict.NOT_HERE;
            case UNKNOWN -> alone(child, !child.isForSuspects() && working.isEmpty());
            case SUSPECT ->
                    alone(
                            child,
                            working.isEmpty()
                                    && !standing.isHeld(now)
                                    && mayServeSuspects(child, now));
        };
    }

    /** Whether nothing may be sent behind its evaluations. */
    boolean goesAlone(String realm, long now) {
        return standing(realm).trust(now) != Trust.TRUSTED;
    }

    boolean isSuspect(String realm, long now) {
        return standing(realm).trust(now) == Trust.SUSPECT;
    }

    /** Whether a child that runs its evaluations is left to suspects. */
    boolean isolates(String realm, long now) {
        return processes > 1 && isSuspect(realm, now);
    }

    /** Whether another child might let its evaluations run sooner. */
    boolean usesMore(String realm, long now) {
        return isSuspect(realm, now)
                ? children.size() < FOR_EVERYBODY
                : countForOthers() < FOR_EVERYBODY || !goesAlone(realm, now);
    }

    /** Whether somebody did harm lately. */
    boolean hasSuspects(long now) {
        return harmedAt != null && now - harmedAt < Standing.MEMORY.toNanos();
    }

    /** Notes how an evaluation went. */
    void answered(String realm, ScriptReply.Kind kind, Duration effort, long now) {
        if (kind == ScriptReply.Kind.OUT_OF_MEMORY || effort.compareTo(HEAVY) > 0) {
            standing(realm).didHarm(now);
            harmedAt = now;
        } else {
            standing(realm).answered(now);
        }
    }

    /** Notes that an evaluation ended its child. */
    void endedChild(String realm, long now) {
        standing(realm).endedChild(now);
        harmedAt = now;
    }

    /** Whether a child whose memory was filled is kept for suspects, instead of being replaced. */
    boolean isKept(ScriptChild filled) {
        return processes > 1
                && children.stream()
                        .filter(other -> other != filled && other.isReady())
                        .noneMatch(ScriptChild::isForSuspects);
    }

    /** Each realm leaves a child to the others, unless there is but one. */
    private boolean hasRoom(Set<ScriptChild> working, ScriptChild child) {
        return working.contains(child)
                || working.isEmpty()
                || working.size() < children.stream().filter(Admission::isForOthers).count() - 1;
    }

    /** Those that start are counted as well. */
    private long countForOthers() {
        return children.stream().filter(child -> !child.isForSuspects()).count();
    }

    private static boolean isForOthers(ScriptChild child) {
        return child.isReady() && !child.isForSuspects();
    }

    /** Suspects share one child, and leave another to the others. */
    private boolean mayServeSuspects(ScriptChild child, long now) {
        boolean oneRuns = false;
        boolean oneIsTheirs = false;
        boolean anotherIsLeft = processes == 1;
        for (ScriptChild each : children) {
            ScriptJob job = each.working();
            oneRuns |= job != null && isSuspect(job.realm(), now);
            oneIsTheirs |= each.isReady() && each.isForSuspects();
            anotherIsLeft |= each != child && isForOthers(each);
        }
        return !oneRuns && anotherIsLeft && (child.isForSuspects() || !oneIsTheirs);
    }

    private static Verdict alone(ScriptChild child, boolean may) {
        if (!may) {
            return Verdict.NOT_HERE;
        }
        return child.load() == 0 ? Verdict.ENTERS : Verdict.ONCE_IDLE;
    }

    private Standing standing(String realm) {
        return Objects.requireNonNull(standings.get(realm, _ -> new Standing()));
    }
}
