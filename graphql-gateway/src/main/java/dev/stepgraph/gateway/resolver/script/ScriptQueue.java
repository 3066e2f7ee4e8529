package dev.stepgraph.gateway.resolver.script;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which evaluation runs in which place next. The realms take turns, and none of them is in more
 * than so many places at once, so that slow code of one leaves room for the others. Not for several
 * threads.
 *
 * @param <P> a place: a child
 */
final class ScriptQueue<P> {

    private final int placesForRealm;

    /** In the order of their turns; those that have nothing waiting or running are left out. */
    private final Map<String, Realm<P>> realms = new LinkedHashMap<>();

    ScriptQueue(int placesForRealm) {
        this.placesForRealm = placesForRealm;
    }

    private static final class Realm<P> {
        private final ArrayDeque<ScriptJob> waiting = new ArrayDeque<>();
        private final Map<P, Integer> running = new HashMap<>();

        private boolean isGone() {
            return waiting.isEmpty() && running.isEmpty();
        }
    }

    /** Whether a job may run in that place, and none of its realm waits before it. */
    boolean mayEnter(ScriptJob job, P place) {
        Realm<P> realm = realms.get(job.realm());
        return realm == null || (realm.waiting.isEmpty() && hasRoom(realm, place));
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

    /** Has a job wait. */
    void add(ScriptJob job) {
        realm(job).waiting.add(job);
    }

    /** Takes the job whose turn it is in that place, and counts it as running there. */
    @Nullable ScriptJob take(P place) {
        for (Map.Entry<String, Realm<P>> entry : realms.entrySet()) {
            Realm<P> realm = entry.getValue();
            if (!realm.waiting.isEmpty() && hasRoom(realm, place)) {
                ScriptJob job = realm.waiting.remove();
                realm.running.merge(place, 1, Integer::sum);
                realms.remove(entry.getKey());
                realms.put(entry.getKey(), realm);
                return job;
            }
        }
        return null;
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

    private boolean hasRoom(Realm<P> realm, P place) {
        return realm.running.size() < placesForRealm || realm.running.containsKey(place);
    }

    private Realm<P> realm(ScriptJob job) {
        return realms.computeIfAbsent(job.realm(), _ -> new Realm<>());
    }
}
