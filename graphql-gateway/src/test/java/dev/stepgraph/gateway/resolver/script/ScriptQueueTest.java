package dev.stepgraph.gateway.resolver.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptQueueTest {

    private static final long LATER = 1_000;

    private final ScriptQueue<String> queue = new ScriptQueue<>(2);

    @Test
    void letsRealmsTakeTurns() {
        ScriptJob first = waiting("a");
        ScriptJob second = waiting("a");
        ScriptJob other = waiting("b");

        assertThat(queue.take("one")).isSameAs(first);
        assertThat(queue.take("one")).isSameAs(other);
        assertThat(queue.take("one")).isSameAs(second);
        assertThat(queue.take("one")).isNull();
    }

    @Test
    void keepsARealmOutOfMorePlacesThanItMayHave() {
        ScriptJob first = running("a", "one");
        running("a", "two");
        ScriptJob waiting = waiting("a");

        assertThat(queue.mayEnter(job("b"), "three")).isTrue();
        assertThat(queue.take("three")).isNull();

        queue.leave(first, "one");

        assertThat(queue.take("three")).isSameAs(waiting);
    }

    @Test
    void letsARealmHaveMoreInAPlaceThatItIsIn() {
        running("a", "one");
        running("a", "two");

        assertThat(queue.mayEnter(job("a"), "two")).isTrue();
        assertThat(queue.mayEnter(job("a"), "three")).isFalse();
    }

    @Test
    void keepsAPlaceUntilTheLastHasLeftIt() {
        ScriptJob first = running("a", "one");
        ScriptJob second = running("a", "one");
        running("a", "two");

        queue.leave(first, "one");
        assertThat(queue.mayEnter(job("a"), "three")).isFalse();

        queue.leave(second, "one");
        assertThat(queue.mayEnter(job("a"), "three")).isTrue();
    }

    @Test
    void letsNobodyPassThoseOfTheSameRealm() {
        waiting("a");

        assertThat(queue.mayEnter(job("a"), "one")).isFalse();
        assertThat(queue.mayEnter(job("b"), "one")).isTrue();
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
        assertThat(queue.take("one")).isSameAs(patient);
        assertThat(queue.take("one")).isNull();
    }

    @Test
    void givesUpAllThatWait() {
        running("a", "one");
        ScriptJob first = waiting("a");
        ScriptJob second = waiting("b");

        assertThat(queue.clear()).containsExactly(first, second);
        assertThat(queue.take("one")).isNull();
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
