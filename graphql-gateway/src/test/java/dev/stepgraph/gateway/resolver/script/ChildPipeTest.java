package dev.stepgraph.gateway.resolver.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class ChildPipeTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Runnable> patient = new ArrayList<>();
    private final ChildPipe pipe = new ChildPipe(out, patient::add);

    @Test
    void putsTheLengthBeforeTheParts() {
        assertThat(ChildPipe.frame(new byte[] {7}, new byte[] {8, 9}))
                .containsExactly(0, 0, 0, 3, 7, 8, 9);
    }

    @Test
    void writesForAllWhoCameMeanwhile() {
        boolean first = pipe.add(bytes("a"));
        boolean second = pipe.add(bytes("b"));
        pipe.write();

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("ab");
        assertThat(pipe.add(bytes("c"))).isTrue();
    }

    @Test
    void leavesToOthersWhatThePipeMayHaveNoRoomFor() {
        byte[] large = new byte[40_000];
        pipe.add(large);
        pipe.write();

        assertThat(out.size()).isZero();
        assertThat(pipe.add(bytes("a"))).isFalse();

        patient.removeFirst().run();
        while (!patient.isEmpty()) {
            patient.removeFirst().run();
        }

        assertThat(out.size()).isEqualTo(large.length + 1);
    }

    @Test
    void knowsThatWhatWasAnsweredWasRead() {
        byte[] large = new byte[40_000];
        pipe.add(large);
        pipe.write();
        patient.removeFirst().run();
        pipe.answered(large.length);

        pipe.add(bytes("a"));
        pipe.write();

        assertThat(patient).isEmpty();
        assertThat(out.size()).isEqualTo(large.length + 1);
    }

    @Test
    void leavesAChildThatIsGoneToWhoeverReadsItsAnswers() {
        ChildPipe broken =
                new ChildPipe(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("Broken pipe");
                            }
                        },
                        patient::add);
        broken.add(bytes("a"));
        broken.write();

        assertThat(broken.add(bytes("b"))).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
