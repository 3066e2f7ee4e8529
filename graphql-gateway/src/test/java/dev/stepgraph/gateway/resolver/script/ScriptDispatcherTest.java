package dev.stepgraph.gateway.resolver.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.resolver.script.ScriptJob.End;
import dev.stepgraph.gateway.resolver.script.worker.ScriptReply.Kind;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Who runs where, with children that are not there. */
class ScriptDispatcherTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int HEAVY = (int) Admission.HEAVY.toMillis() + 1;

    private final ScriptDispatcher dispatcher = new ScriptDispatcher(3);
    private final NoProcess firstProcess = new NoProcess();
    private final NoProcess secondProcess = new NoProcess();
    private final ScriptChild first = child(firstProcess);
    private final ScriptChild second = child(secondProcess);

    @Test
    void sendsNothingBehindAnApiThatNothingIsKnownOf() {
        ScriptJob unknown = submit("unknown");
        ScriptJob another = submit("unknown");
        ScriptJob trusted = trusted("neighbour");

        assertThat(first.working()).isSameAs(unknown);
        assertThat(first.load()).isOne();
        assertThat(second.working()).isSameAs(trusted);
        assertThat(another.hasEnded()).isFalse();
    }

    @Test
    void sendsMoreOfAnApiOnceItHasAnswered() throws Exception {
        submit("api");
        ScriptJob waiting = submit("api");

        answer(first, Kind.VALUE, 1);

        assertThat(first.working()).isSameAs(waiting);
        submit("api");
        assertThat(first.load() + second.load()).isEqualTo(2);
    }

    @Test
    void keepsATrustedApiOutOfTheLastChildThatIsReady() throws Exception {
        trust("api");

        for (int i = 0; i < 3; i++) {
            submit("api");
        }

        assertThat(second.load()).isZero();
    }

    @Test
    void runsOneEvaluationOfAllSuspectsAtATime() throws Exception {
        makeSuspect("one");
        makeSuspect("other");

        ScriptJob running = submit("one");
        submit("other");

        assertThat(first.working()).isSameAs(running);
        assertThat(second.load()).isZero();
    }

    @Test
    void hasSuspectsTakeTurns() throws Exception {
        makeSuspect("one");
        makeSuspect("other");
        submit("one");
        ScriptJob waits = submit("one");
        ScriptJob waitsLonger = submit("one");
        ScriptJob other = submit("other");

        answer(first, Kind.TIMED_OUT, HEAVY);
        assertThat(first.working()).isSameAs(waits);

        answer(first, Kind.TIMED_OUT, HEAVY);
        assertThat(first.working()).isSameAs(other);

        answer(first, Kind.TIMED_OUT, HEAVY);
        assertThat(first.working()).isSameAs(waitsLonger);
    }

    @Test
    void leavesTheChildThatRanASuspectToSuspects() throws Exception {
        trust("neighbour");
        makeSuspect("attacker");
        submit("attacker");
        answer(first, Kind.VALUE, 1);

        ScriptJob neighbour = submit("neighbour");
        ScriptJob newcomer = submit("newcomer");

        assertThat(first.working()).isNull();
        assertThat(second.working()).isSameAs(neighbour);
        answer(second, Kind.VALUE, 1);
        assertThat(second.working()).isSameAs(newcomer);
    }

    @Test
    void leavesAChildToOthersOfThoseThatSuspectsDoNotHave() throws Exception {
        child(new NoProcess());
        trust("busy");
        makeSuspect("attacker");
        ScriptJob attack = submit("attacker");

        submit("busy");
        submit("busy");

        assertThat(first.working()).isSameAs(attack);
        assertThat(second.load()).isEqualTo(2);
    }

    @Test
    void keepsSuspectsOutOfTheLastChildThatIsReady() throws Exception {
        makeSuspect("attacker");
        dispatcher.ended(first, ended());

        ScriptJob attack = submit("attacker");
        ScriptJob neighbour = trusted("neighbour");

        assertThat(second.working()).isSameAs(neighbour);
        ScriptChild third = child(new NoProcess());
        assertThat(third.working()).isSameAs(attack);
    }

    @Test
    void letsAChildRunDryForThoseWhoGoAlone() throws Exception {
        ScriptDispatcher single = new ScriptDispatcher(1);
        ScriptChild child = new ScriptChild(new NoProcess(), Runnable::run);
        single.starts(child);
        single.ready(child);
        single.submit(job("busy"));
        single.answered(child, reply(Kind.VALUE, 1));
        single.submit(job("busy"));
        single.submit(job("busy"));
        ScriptJob unknown = job("unknown");
        single.submit(unknown);
        ScriptJob last = job("busy");

        single.answered(child, reply(Kind.VALUE, 1));
        single.submit(last);
        single.answered(child, reply(Kind.VALUE, 1));

        assertThat(child.working()).isSameAs(unknown);
        assertThat(child.load()).isOne();
        single.answered(child, reply(Kind.VALUE, 1));
        assertThat(child.working()).isSameAs(last);
    }

    @Test
    void leavesAChildThatRanOutOfMemoryToSuspects() throws Exception {
        trust("neighbour");
        submit("attacker");
        ScriptJob attackAgain = submit("attacker");

        answer(first, Kind.OUT_OF_MEMORY, 1);
        ScriptJob neighbour = submit("neighbour");
        ScriptJob newcomer = submit("newcomer");

        assertThat(first.working()).isSameAs(attackAgain);
        assertThat(second.working()).isSameAs(neighbour);
        answer(second, Kind.VALUE, 1);
        assertThat(second.working()).isSameAs(newcomer);
        assertThat(firstProcess.killed).isFalse();
    }

    @Test
    void takesOthersAwayFromAChildThatRanOutOfMemory() throws Exception {
        trust("one");
        trust("other");
        submit("one");
        dispatcher.ended(second, ended());
        ScriptJob behind = submit("other");
        assertThat(first.load()).isEqualTo(2);

        answer(first, Kind.OUT_OF_MEMORY, 1);

        assertThat(behind.await()).isEqualTo(new End.Displaced());
        assertThat(first.working()).isNull();
    }

    @Test
    void keepsNoMoreThanOneChildForSuspects() throws Exception {
        trust("attacker");
        submit("attacker");
        child(new NoProcess());
        submit("attacker");
        assertThat(second.load()).isOne();

        answer(first, Kind.OUT_OF_MEMORY, 1);
        answer(second, Kind.OUT_OF_MEMORY, 1);

        assertThat(firstProcess.killed).isFalse();
        assertThat(secondProcess.killed).isTrue();
    }

    @Test
    void replacesTheOnlyChildThatRanOutOfMemory() throws Exception {
        ScriptDispatcher single = new ScriptDispatcher(1);
        NoProcess process = new NoProcess();
        ScriptChild child = new ScriptChild(process, Runnable::run);
        single.starts(child);
        single.ready(child);
        single.submit(job("api"));

        single.answered(child, reply(Kind.OUT_OF_MEMORY, 1));

        assertThat(process.killed).isTrue();
    }

    @Test
    void sharesTheOnlyChildWithSuspects() throws Exception {
        ScriptDispatcher single = new ScriptDispatcher(1);
        ScriptChild child = new ScriptChild(new NoProcess(), Runnable::run);
        single.starts(child);
        single.ready(child);
        single.submit(job("attacker"));
        single.answered(child, reply(Kind.VALUE, HEAVY));
        single.submit(job("attacker"));
        single.answered(child, reply(Kind.VALUE, 1));

        ScriptJob neighbour = job("neighbour");
        single.submit(neighbour);

        assertThat(child.working()).isSameAs(neighbour);
    }

    @Test
    void holdsBackAnApiThatEndedAChild() throws Exception {
        ScriptJob attack = submit("attacker");
        dispatcher.ended(first, ended());
        child(new NoProcess());

        ScriptJob again = submit("attacker");

        assertThat(attack.await()).isInstanceOf(End.Failed.class);
        assertThat(again.hasEnded()).isFalse();
        assertThat(second.load()).isZero();
    }

    @Test
    void saysToSuspectsWhyTheyHadNoTurn() throws Exception {
        makeSuspect("attacker");
        submit("attacker");
        ScriptJob late =
                new ScriptJob("attacker", new ScriptCode(""), new byte[0], System.nanoTime());
        dispatcher.submit(late);

        dispatcher.tidy();

        assertThat(late.await())
                .isInstanceOfSatisfying(
                        End.Failed.class,
                        failed ->
                                assertThat(failed.failure().text())
                                        .contains("too much time or memory lately"));
    }

    @Test
    void wantsAnotherChildForThoseWhoMayUseIt() throws Exception {
        trust("busy");
        makeSuspect("attacker");
        submit("busy");

        assertThat(dispatcher.submit(job("busy"))).isTrue();
        submit("attacker");
        assertThat(dispatcher.submit(job("attacker"))).isFalse();

        dispatcher.ended(second, ended());
        assertThat(dispatcher.submit(job("attacker"))).isTrue();
    }

    private ScriptJob submit(String realm) {
        ScriptJob job = job(realm);
        dispatcher.submit(job);
        return job;
    }

    /** Has an API answer in a child that is free, then sends another evaluation. */
    private ScriptJob trusted(String realm) {
        try {
            trust(realm);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return submit(realm);
    }

    private void trust(String realm) throws IOException {
        submit(realm);
        answer(
                first.working() != null && first.working().realm().equals(realm) ? first : second,
                Kind.VALUE,
                1);
    }

    private void makeSuspect(String realm) throws IOException {
        submit(realm);
        answer(first, Kind.VALUE, HEAVY);
    }

    private void answer(ScriptChild child, Kind kind, int millis) throws IOException {
        dispatcher.answered(child, reply(kind, millis));
    }

    private static byte[] reply(Kind kind, int millis) {
        byte code =
                switch (kind) {
                    case VALUE -> 'V';
                    case TIMED_OUT -> 'T';
                    case OUT_OF_MEMORY -> 'M';
                    default -> throw new IllegalArgumentException(kind.toString());
                };
        return ByteBuffer.allocate(Integer.BYTES + 1).putInt(millis).put(code).array();
    }

    private static ScriptFailureException ended() {
        return ScriptFailureException.ended(new IOException("gone"));
    }

    private static ScriptJob job(String realm) {
        return new ScriptJob(
                realm, new ScriptCode(""), new byte[0], System.nanoTime() + LONG.toNanos());
    }

    private ScriptChild child(NoProcess process) {
        ScriptChild child = new ScriptChild(process, Runnable::run);
        dispatcher.starts(child);
        dispatcher.ready(child);
        return child;
    }

    /** Reads everything and says nothing. */
    private static final class NoProcess extends Process {

        private boolean killed;

        /** Of none that there is. */
        @Override
        public long pid() {
            return -1;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public InputStream getErrorStream() {
            return getInputStream();
        }

        @Override
        public int waitFor() {
            return 0;
        }

        @Override
        public int exitValue() {
            return 0;
        }

        @Override
        public void destroy() {
            killed = true;
        }

        @Override
        public Process destroyForcibly() {
            destroy();
            return this;
        }
    }
}
