package dev.stepgraph.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The client against the server that the tasks call. */
class LoadClientTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 200, 16_000, 300_000})
    void sendsEverythingOnceAndHearsOfEveryAnswer(int size) throws IOException {
        try (EchoServer server = new EchoServer();
                LoadClient client = new LoadClient(server.address(), 8)) {
            Numbers load = new Numbers(100, size);

            client.run(load);

            assertThat(load.answers).hasSize(100).doesNotHaveDuplicates();
            assertThat(load.answers).allMatch(answer -> answer.length() == size + 4);
        }
    }

    @Test
    void aSingleClientReadsJson() throws IOException {
        try (EchoServer server = new EchoServer();
                AwsClient client = new AwsClient(server.address())) {
            assertThat(client.call("Anything", Map.of("a", "b")).path("a").asString())
                    .isEqualTo("b");
        }
    }

    /** Sends numbers with padding; holds back every other time it is asked. */
    private static final class Numbers implements Load {

        private final int count;
        private final String padding;
        private final List<String> answers = new ArrayList<>();
        private int sent;
        private boolean held;

        Numbers(int count, int size) {
            this.count = count;
            this.padding = "x".repeat(size);
        }

        @Override
        public byte @Nullable [] next() {
            held = !held;
            return held ? null : Requests.aws("Anything", "%04d".formatted(sent++) + padding);
        }

        @Override
        public boolean finished() {
            return sent == count;
        }

        @Override
        public void answered(HttpAnswer answer, long nanos) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(nanos).isPositive();
            answers.add(answer.text());
        }
    }
}
