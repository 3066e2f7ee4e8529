package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.execution.store.EventCodec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Commands and their answers, as replicas write them to each other. */
final class CommandCodec {

    /** The commands that come from outside an execution's owner. */
    private static final List<Class<? extends Record>> KINDS =
            List.of(
                    Command.StopExecution.class,
                    Command.SucceedTask.class,
                    Command.FailTask.class,
                    Command.SubmitTask.class,
                    Command.RecordHeartbeat.class);

    private final EventCodec json = new EventCodec();

    private record Envelope(String kind, JsonNode command) {}

    private record Reply(
            @Nullable Answer answer, @Nullable AwsErrorCode error, @Nullable String message) {}

    String write(Command command) {
        String kind = command.getClass().getSimpleName();
        return json.write(new Envelope(kind, json.payload(json.write((Record) command))));
    }

    Command read(String text) {
        Envelope envelope = json.read(text, Envelope.class);
        for (Class<? extends Record> kind : KINDS) {
            if (kind.getSimpleName().equals(envelope.kind())) {
                return (Command) json.read(json.payload(envelope.command()), kind);
            }
        }
        throw new IllegalArgumentException("no command is called " + envelope.kind());
    }

    String writeReply(Answer answer) {
        return json.write(new Reply(answer, null, null));
    }

    String writeReply(AwsException refusal) {
        return json.write(new Reply(null, refusal.code(), refusal.getMessage()));
    }

    /** The answer, or the refusal thrown. */
    Answer readReply(String text) {
        Reply reply = json.read(text, Reply.class);
        if (reply.answer() != null) {
            return reply.answer();
        }
        AwsErrorCode code = reply.error() == null ? AwsErrorCode.ServiceUnavailable : reply.error();
        throw new AwsException(code, reply.message() == null ? "" : reply.message());
    }
}
