package dev.stepgraph.gateway.registry;

import dev.stepgraph.common.RandomUuid;
import dev.stepgraph.gateway.registry.sdl.PlainSchema;
import dev.stepgraph.gateway.registry.sdl.SdlDocument;
import dev.stepgraph.gateway.registry.store.ApiDraft;
import dev.stepgraph.gateway.registry.store.SchemaState;
import dev.stepgraph.gateway.registry.store.SchemaState.Status;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Takes in the schemas of APIs, and shows them. */
@Component
public class Schemas {

    private static final Logger LOG = LoggerFactory.getLogger(Schemas.class);

    private static final int MAX_PROBLEMS_TOLD = 10;

    private final ApiChanges changes;
    private final SchemaChecker checker;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final RegistryProperties limits;

    Schemas(
            ApiChanges changes,
            SchemaChecker checker,
            InstantSource clock,
            RandomGenerator chance,
            RegistryProperties limits) {
        this.changes = changes;
        this.checker = checker;
        this.clock = clock;
        this.chance = chance;
        this.limits = limits;
    }

    /**
     * Begins to take in a schema; {@link #status} tells how it goes on.
     *
     * @throws AppSyncException ConcurrentModificationException while another is being taken in;
     *     BadRequestException if it is larger than 1 MiB
     */
    public void start(String apiId, String sdl) {
        checkSize(sdl);
        UUID upload = RandomUuid.next(chance);
        changes.applyToParts(
                apiId,
                draft -> {
                    refuseWhileProcessing(draft);
                    draft.become(new SchemaState(Status.PROCESSING, null, upload, clock.instant()));
                });
        Thread.ofVirtual().name("schema-" + apiId).start(() -> finish(apiId, upload, sdl));
    }

    /** How far the schema of an API is. */
    public SchemaStatus status(String apiId) {
        SchemaState state = changes.require(apiId).schema();
        if (state.status() == Status.PROCESSING && !isWorkedOn(state)) {
            return new SchemaStatus("FAILED", "The upload was interrupted; it can be repeated.");
        }
        return new SchemaStatus(state.status().name(), state.details());
    }

    /**
     * The schema as text.
     *
     * @param directives whether directives of AppSync's are shown
     */
    public String sdl(String apiId, Directives directives) {
        String sdl = require(apiId);
        return directives == Directives.SHOWN
                ? sdl
                : SdlDocument.parse(sdl).withoutDirectives().print();
    }

    /** The schema as {@code __schema} answers it, beneath a member of that name. */
    public JsonNode introspection(String apiId) {
        return PlainSchema.introspect(SdlDocument.parse(require(apiId)));
    }

    /** The problems of SDL, as one text; absent if it is a schema. */
    @Nullable String problems(String sdl) {
        List<SchemaProblem> problems = checker.check(sdl);
        if (problems.isEmpty()) {
            return null;
        }
        String told =
                problems.stream()
                        .limit(MAX_PROBLEMS_TOLD)
                        .map(SchemaProblem::describe)
                        .collect(Collectors.joining("\n"));
        int more = problems.size() - MAX_PROBLEMS_TOLD;
        return more > 0 ? told + "\nand " + more + " more" : told;
    }

    static void checkSize(String sdl) {
        if (sdl.getBytes(StandardCharsets.UTF_8).length > SdlDocument.MAX_BYTES) {
            throw AppSyncException.badRequest("The schema is larger than 1 MiB.");
        }
    }

    private void finish(String apiId, UUID upload, String sdl) {
        String problems = explain(apiId, sdl);
        SchemaState state =
                problems == null
                        ? new SchemaState(
                                Status.SUCCESS, "Successfully created schema.", upload, null)
                        : new SchemaState(Status.FAILED, problems, upload, null);
        try {
            changes.apply(apiId, draft -> finish(draft, state, sdl));
        } catch (AppSyncException e) {
            LOG.debug("The API {} was deleted while its schema was read", apiId);
        }
    }

    private static void finish(ApiDraft draft, SchemaState state, String sdl) {
        UUID current = draft.api().schema().upload();
        if (current == null || !current.equals(state.upload())) {
            return;
        }
        if (state.status() == Status.SUCCESS) {
            draft.serve(sdl);
        }
        draft.become(state);
    }

    /** What goes wrong while checking is a bug, and still has to end the upload. */
    private @Nullable String explain(String apiId, String sdl) {
        try {
            return problems(sdl);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("The schema of {} could not be checked", apiId, e);
            return "An internal error occurred while the schema was checked.";
        }
    }

    private void refuseWhileProcessing(ApiDraft draft) {
        SchemaState state = draft.api().schema();
        if (state.status() == Status.PROCESSING && isWorkedOn(state)) {
            throw new AppSyncException(
                    AppSyncErrorCode.ConcurrentModificationException,
                    "Schema is currently being altered, please wait until that is complete.");
        }
    }

    private boolean isWorkedOn(SchemaState state) {
        Instant started = state.started();
        return started != null && clock.instant().isBefore(started.plus(limits.schemaDeadline()));
    }

    private String require(String apiId) {
        String sdl = changes.require(apiId).sdl();
        if (sdl == null) {
            throw new AppSyncException(
                    AppSyncErrorCode.NotFoundException, "No schema definition exists.");
        }
        return sdl;
    }

    /** Whether directives of AppSync's are part of a schema that is shown. */
    public enum Directives {
        SHOWN,
        LEFT_OUT
    }

    /**
     * How far a schema is.
     *
     * @param status as AppSync names it
     * @param details what is to be said about that
     */
    public record SchemaStatus(String status, @Nullable String details) {}
}
