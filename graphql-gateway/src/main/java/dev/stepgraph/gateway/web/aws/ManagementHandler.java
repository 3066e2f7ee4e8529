package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.common.RandomUuid;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.AppSyncErrorCode;
import dev.stepgraph.gateway.registry.AppSyncException;
import dev.stepgraph.gateway.web.aws.Shape.Structure;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** Takes a request off the event loop, has it carried out, and puts the answer on the wire. */
@Component
class ManagementHandler {

    private final ManagementGuard guard;
    private final ManagementFaults faults;
    private final RandomGenerator chance;
    private final int maxBytes;
    private final Scheduler threads;

    ManagementHandler(
            ManagementGuard guard,
            ManagementFaults faults,
            RandomGenerator chance,
            ManagementProperties properties) {
        this.guard = guard;
        this.faults = faults;
        this.chance = chance;
        this.maxBytes = Math.toIntExact(properties.maxRequestSize().toBytes());
        Executor virtual = task -> Thread.ofVirtual().name("management").start(task);
        this.threads = Schedulers.fromExecutor(virtual);
    }

    /** Carries an operation out. */
    Mono<ServerResponse> handle(ManagementOperation operation, ServerRequest request) {
        String requestId = RandomUuid.next(chance).toString();
        return body(request)
                .publishOn(threads)
                .map(body -> answer(operation, request, body, requestId))
                .onErrorResume(
                        DataBufferLimitException.class,
                        e -> Mono.just(ManagementAnswer.refuse(tooLarge())))
                .flatMap(answer -> respond(answer, requestId));
    }

    /** Refuses what is none of the API's operations. */
    Mono<ServerResponse> refuseUnknown(ServerRequest request) {
        AppSyncException refusal =
                new AppSyncException(
                        AppSyncErrorCode.UnknownOperationException,
                        "There is no operation " + request.method() + " " + request.path());
        return request.body(BodyExtractors.toDataBuffers())
                .doOnNext(DataBufferUtils::release)
                .then(
                        Mono.defer(() ->
                                respond(
                                        ManagementAnswer.refuse(refusal),
                                        RandomUuid.next(chance).toString())));
    }

    private Mono<byte[]> body(ServerRequest request) {
        return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), maxBytes)
                .map(ManagementHandler::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** The outermost loop of a request. */
    private ManagementAnswer answer(
            ManagementOperation operation, ServerRequest request, byte[] body, String requestId) {
        try {
            guard.check(operation.action(), request, body);
            ManagementRequest read =
                    new ManagementRequest(
                            operation.name(),
                            request.pathVariables(),
                            request.queryParams(),
                            members(operation, body));
            return operation.handler().answer(read);
        } catch (AppSyncException e) {
            return ManagementAnswer.refuse(e);
        } catch (AwsException e) {
            return ManagementAnswer.refuse(
                    new AppSyncException(code(e), String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            return ManagementAnswer.refuse(faults.explain(e, requestId));
        }
    }

    private static AppSyncErrorCode code(AwsException e) {
        return switch (e.code()) {
            case ResourceNotFound -> AppSyncErrorCode.NotFoundException;
            case ServiceQuotaExceededException -> AppSyncErrorCode.LimitExceededException;
            default -> AppSyncErrorCode.BadRequestException;
        };
    }

    private static ObjectNode members(ManagementOperation operation, byte[] body) {
        Structure input = operation.input();
        return input == null
                ? JsonNodeFactory.instance.objectNode()
                : ShapeReader.read(input, parse(body));
    }

    private static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode members = JsonText.parse(body);
            if (members.isObject()) {
                return members;
            }
        } catch (InvalidJsonException e) {
            throw AppSyncException.badRequest("The body is not JSON: " + e.getMessage());
        }
        throw AppSyncException.badRequest("The body is not a JSON object.");
    }

    private AppSyncException tooLarge() {
        return new AppSyncException(
                AppSyncErrorCode.RequestEntityTooLargeException,
                "The body has more than " + maxBytes + " bytes.");
    }

    private static Mono<ServerResponse> respond(ManagementAnswer answer, String requestId) {
        ServerResponse.BodyBuilder response =
                ServerResponse.status(answer.status())
                        .contentType(answer.mediaType())
                        .header("x-amzn-requestid", requestId);
        if (answer.errorType() != null) {
            response.header("x-amzn-errortype", answer.errorType());
        }
        return response.bodyValue(answer.body());
    }
}
