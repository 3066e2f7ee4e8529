package dev.stepgraph.gateway.resolver.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScriptQueueTest {

    private static final long LATER = 1_000;

    private final ScriptQueue<String> queue = new ScriptQueue<>();

    @Test
    void letsRealmsTakeTurns() {
        ScriptJob first = waiting("a");
        ScriptJob second = waiting("a");
        ScriptJob other = waiting("b");

        assertThat(next("one")).isSameAs(first);
        assertThat(next("one")).isSameAs(other);
        assertThat(next("one")).isSameAs(second);
        assertThat(next("one")).isNull();
    }

    @Test
    void passesThoseWhoMayNotRun() {
        waiting("a");
        waiting("b");

        assertThat(queue.next(realm -> realm.equals("b"))).isEqualTo("b");
        assertThat(queue.next(realm -> false)).isNull();
    }

    @Test
    void knowsWhereARealmRuns() {
        ScriptJob first = running("a", "one");
        running("a", "one");
        ScriptJob third = running("a", "two");
        running("b", "three");

        assertThat(queue.places("a")).containsExactlyInAnyOrder("one", "two");

        queue.leave(first, "one");
        queue.leave(third, "two");

        assertThat(queue.places("a")).containsExactly("one");
        assertThat(queue.places("c")).isEmpty();
    }

    @Test
    void countsWhatItTakesWhereItRuns() {
        waiting("a");
        assertThat(queue.isWaiting("a")).isTrue();

        next("one");

        assertThat(queue.isWaiting("a")).isFalse();
        assertThat(queue.places("a")).containsExactly("one");
    }

    @Test
    void putsWhatWasDisplacedBeforeOthersOfItsRealm() {
        waiting("a");
        ScriptJob displaced = job("a").again();
        queue.add(displaced);

        assertThat(next("one")).isSameAs(displaced);
    }

    @Test
    void findsThoseWhoseTimeIsUpAndThoseThatNobodyWaitsFor() {
        ScriptJob late = waiting("a");
        ScriptJob left = job("b", 2 * LATER);
        left.end(new ScriptJob.End.Displaced());
        queue.add(left);
        ScriptJob patient = job("b", 2 * LATER);
        queue.add(patient);

        assertThat(queue.expired(LATER - 1)).containsExactly(left);
        assertThat(queue.expired(LATER)).containsExactly(late);
        assertThat(next("one")).isSameAs(patient);
        assertThat(next("one")).isNull();
    }

    @Test
    void givesUpAllThatWait() {
        running("a", "one");
        ScriptJob first = waiting("a");
        ScriptJob second = waiting("b");

        assertThat(queue.clear()).containsExactly(first, second);
        assertThat(next("one")).isNull();
    }

    private @Nullable ScriptJob next(String place) {
        String realm = queue.next(any -> true);
        return realm == null ? null : queue.take(realm, place);
    }

    private ScriptJob running(String realm, String place) {
        ScriptJob job = job(realm);
        queue.enter(job, place);
        return job;
    }

    private ScriptJob waiting(String realm) {
        ScriptJob job = job(realm);
        queue.add(job);
        return job;
    }

    private static ScriptJob job(String realm) {
        return job(realm, LATER);
    }

    private static ScriptJob job(String realm, long deadline) {
        return new ScriptJob(realm, new ScriptCode(""), new byte[0], deadline);
    }
}
