package dev.stepgraph.gateway.workflow;

import dev.stepgraph.gateway.workflow.ExecutionEvents.Payloads;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** What subscribers are told, from the first payload to the execution's end. */
final class SubscriptionFields {

    private final ExecutionResources executions;
    private final ExecutionEvents events;
    private final Scheduler blocking =
            Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor());

    SubscriptionFields(ExecutionResources executions, ExecutionEvents events) {
        this.executions = executions;
        this.events = events;
    }

    void addTo(Map<FieldName, WorkflowSubscription> fields) {
        fields.put(
                new FieldName("Subscription", "executionUpdated"),
                new WorkflowSubscription(this::execution, this::updates));
        fields.put(
                new FieldName("Subscription", "executionEvents"),
                new WorkflowSubscription(this::followed, this::events));
    }

    private JsonNode execution(FieldRequest request) {
        return executions.get(request.text("id"));
    }

    private JsonNode followed(FieldRequest request) {
        if (request.integer("after") < 0) {
            throw WorkflowException.refused("ValidationException", "after must not be negative");
        }
        return execution(request);
    }

    /** The last event is read before the execution is, so that an end in between is not missed. */
    private Flux<JsonNode> updates(FieldRequest request) {
        String id = request.text("id");
        return Mono.fromCallable(() -> lastEvent(id))
                .flatMapMany(last -> Flux.concat(execution(id), changes(id, last)))
                .distinctUntilChanged(execution -> execution.path("status").asString())
                .subscribeOn(blocking);
    }

    private Flux<JsonNode> changes(String id, long last) {
        return events.follow(id, last, Payloads.LEFT_OUT).thenMany(execution(id));
    }

    private Mono<JsonNode> execution(String id) {
        return Mono.<JsonNode>fromCallable(() -> executions.get(id)).subscribeOn(blocking);
    }

    private long lastEvent(String id) {
        List<ObjectNode> last =
                executions.history(id, 1, null, "REVERSE", Payloads.LEFT_OUT).nodes();
        return last.isEmpty() ? 0 : last.getFirst().path("id").asLong();
    }

    private Flux<JsonNode> events(FieldRequest request) {
        return events.follow(
                        request.text("id"),
                        request.integer("after"),
                        request.flag("includeData") ? Payloads.INCLUDED : Payloads.LEFT_OUT)
                .map(Views::event);
    }
}
