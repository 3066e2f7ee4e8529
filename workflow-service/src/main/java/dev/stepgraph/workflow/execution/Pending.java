package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Command;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A command that waits for its answer.
 *
 * @param answer completed when the answer is durable
 */
record Pending(Command command, CompletableFuture<Answer> answer) {

    Pending(Command command) {
        this(command, new CompletableFuture<>());
    }

    /** Has that done if there will be no answer. */
    void ifFailed(Consumer<Throwable> handler) {
        CompletableFuture<?> _ =
                answer.whenComplete((answered, failure) -> {
                    if (failure != null) {
                        handler.accept(failure);
                    }
                });
    }
}
