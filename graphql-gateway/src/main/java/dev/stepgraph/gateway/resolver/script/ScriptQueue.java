package dev.stepgraph.gateway.resolver.script;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What waits, and how much of whom runs where. The realms take turns; what may run in a place is
 * for others to say. Not for several threads.
 *
 * @param <P> a place: a child
 */
final class ScriptQueue<P> {

    /** In the order of their turns; those that have nothing waiting or running are left out. */
    private final Map<String, Realm<P>> realms = new LinkedHashMap<>();

    private static final class Realm<P> {
        private final ArrayDeque<ScriptJob> waiting = new ArrayDeque<>();
        private final Map<P, Integer> running = new HashMap<>();

        private boolean isGone() {
            return waiting.isEmpty() && running.isEmpty();
        }
    }

    boolean isWaiting(String name) {
        Realm<P> realm = realms.get(name);
        return realm != null && !realm.waiting.isEmpty();
    }

    /** Where jobs of a realm run. */
    Set<P> places(String name) {
        Realm<P> realm = realms.get(name);
        return realm == null ? Set.of() : realm.running.keySet();
    }

    /** Counts a job as running there. */
    void enter(ScriptJob job, P place) {
        realm(job).running.merge(place, 1, Integer::sum);
    }

    /** Counts a job as running there no longer. */
    void leave(ScriptJob job, P place) {
        Realm<P> realm = realm(job);
        realm.running.computeIfPresent(place, (_, count) -> count == 1 ? null : count - 1);
        if (realm.isGone()) {
            realms.remove(job.realm());
        }
    }

    /** Has a job wait: behind those of its realm, but before them if it ran already. */
    void add(ScriptJob job) {
        ArrayDeque<ScriptJob> waiting = realm(job).waiting;
        if (waiting.isEmpty()) {
            toTheEnd(job.realm());
        }
        if (job.isRepeated()) {
            waiting.addFirst(job);
        } else {
            waiting.addLast(job);
        }
    }

    /** Whose turn it is among the realms that wait and may run. */
    @Nullable String next(Predicate<String> mayRun) {
        for (Map.Entry<String, Realm<P>> entry : realms.entrySet()) {
            if (!entry.getValue().waiting.isEmpty() && mayRun.test(entry.getKey())) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** Takes the first job of a realm that waits, counts it as running there, and ends its turn. */
    ScriptJob take(String name, P place) {
        Realm<P> realm = toTheEnd(name);
        realm.running.merge(place, 1, Integer::sum);
        return realm.waiting.remove();
    }

    /** Takes out those waiting whose time is up, and those that nobody waits for. */
    List<ScriptJob> expired(long now) {
        List<ScriptJob> expired = new ArrayList<>();
        for (Iterator<Realm<P>> all = realms.values().iterator(); all.hasNext(); ) {
            Realm<P> realm = all.next();
            for (Iterator<ScriptJob> jobs = realm.waiting.iterator(); jobs.hasNext(); ) {
                ScriptJob job = jobs.next();
                if (job.hasEnded() || job.deadline() - now <= 0) {
                    jobs.remove();
                    expired.add(job);
                }
            }
            if (realm.isGone()) {
                all.remove();
            }
        }
        return expired;
    }

    /** Takes out all that wait. */
    List<ScriptJob> clear() {
        List<ScriptJob> all = new ArrayList<>();
        for (Realm<P> realm : realms.values()) {
            all.addAll(realm.waiting);
            realm.waiting.clear();
        }
        realms.values().removeIf(Realm::isGone);
        return all;
    }

    private Realm<P> toTheEnd(String name) {
        Realm<P> realm = Objects.requireNonNull(realms.remove(name));
        realms.put(name, realm);
        return realm;
    }

    private Realm<P> realm(ScriptJob job) {
        return realms.computeIfAbsent(job.realm(), _ -> new Realm<>());
    }
}
