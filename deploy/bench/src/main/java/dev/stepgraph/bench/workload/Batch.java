package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.load.HttpAnswer;
import dev.stepgraph.bench.load.Load;
import dev.stepgraph.bench.load.LoadClient;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** So many requests by many clients, each answered with 200. */
final class Batch implements Load {

    private final int size;
    private final IntFunction<byte[]> requests;
    private final Consumer<String> answers;
    private int sent;
    private @Nullable String refusal;

    private Batch(int size, IntFunction<byte[]> requests, Consumer<String> answers) {
        this.size = size;
        this.requests = requests;
        this.answers = answers;
    }

    /**
     * Sends them and returns when all are answered.
     *
     * @param requests each request, by its number from 0
     * @param answers hears of the answers, in the order in which they come in
     */
    static void run(
            Service service, int size, IntFunction<byte[]> requests, Consumer<String> answers)
            throws IOException {
        Batch batch = new Batch(size, requests, answers);
        try (LoadClient client = service.load(Throughput.CLIENTS)) {
            client.run(batch);
        }
        if (batch.refusal != null) {
            throw new IllegalStateException("a request was refused: " + batch.refusal);
        }
    }

    @Override
    public byte @Nullable [] next() {
        return requests.apply(sent++);
    }

    @Override
    public boolean finished() {
        return sent == size || refusal != null;
    }

    @Override
    public void answered(HttpAnswer answer, long nanos) {
        if (answer.status() == 200) {
            answers.accept(answer.text());
        } else {
            refusal = answer.status() + " " + answer.text();
        }
    }
}
