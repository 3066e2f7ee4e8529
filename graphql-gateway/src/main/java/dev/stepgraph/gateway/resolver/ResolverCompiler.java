package dev.stepgraph.gateway.resolver;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.datasource.InvalidDataSourceException;
import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.FunctionConfiguration;
import dev.stepgraph.gateway.registry.Handlers;
import dev.stepgraph.gateway.registry.Resolver;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Makes an API's resolvers ready to run, once for each of its revisions.
 *
 * <p>A data source that cannot be bound fails the fields that use it, and no others.
 */
public final class ResolverCompiler {

    private final HandlerRunner runner;
    private final List<DataSourceInvoker> invokers;
    private final Map<String, Map<Field, CompiledResolver>> builtIn = new HashMap<>();
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

    /** Compiles for these languages and kinds of data source, and takes these as they are. */
    public ResolverCompiler(
            HandlerRunner runner,
            List<DataSourceInvoker> invokers,
            List<BuiltInResolvers> builtIn) {
        this.runner = runner;
        this.invokers = List.copyOf(invokers);
        builtIn.forEach(api -> this.builtIn.put(api.apiId(), api.resolvers()));
    }

    /** A field of a type. */
    public record Field(String typeName, String fieldName) {}

    /** All resolvers of an API by their fields. */
    public Map<Field, CompiledResolver> compile(ApiRevision revision) {
        Map<Field, CompiledResolver> ours = builtIn.get(revision.api().apiId());
        if (ours != null) {
            return ours;
        }
        Map<String, BoundSource> sources = new HashMap<>();
        revision.dataSources()
                .forEach((name, source) -> sources.put(name, new BoundSource(bind(source))));
        Map<Field, CompiledResolver> resolvers = new HashMap<>();
        for (Resolver resolver : revision.resolvers()) {
            Field field = new Field(resolver.typeName(), resolver.fieldName());
            resolvers.put(field, compile(resolver, revision, sources));
        }
        return Map.copyOf(resolvers);
    }

    /** Whether an API's resolvers are code of ours, which also read what subscribers are told. */
    public boolean isBuiltIn(ApiRevision revision) {
        return builtIn.containsKey(revision.api().apiId());
    }

    private CompiledResolver compile(
            Resolver resolver, ApiRevision revision, Map<String, BoundSource> sources) {
        Handler request = handler(resolver.handlers(), Side.REQUEST);
        Handler response = handler(resolver.handlers(), Side.RESPONSE);
        if (!resolver.isPipeline()) {
            BoundSource source = source(sources, resolver.dataSourceName());
            FunctionStep step =
                    new FunctionStep(request, response, source, resolver.maxBatchSize(), true);
            return new SteppedResolver(null, List.of(step), null, resolver.caching(), executor);
        }
        List<FunctionStep> steps = new ArrayList<>();
        for (String functionId : resolver.functionIds()) {
            steps.add(step(revision.functions().get(functionId), functionId, sources));
        }
        return new SteppedResolver(request, steps, response, resolver.caching(), executor);
    }

    private FunctionStep step(
            @Nullable FunctionConfiguration function,
            String functionId,
            Map<String, BoundSource> sources) {
        if (function == null) {
            BoundSource missing = failing("There is no function '" + functionId + "'.");
            return new FunctionStep(null, null, missing, 0, false);
        }
        return new FunctionStep(
                handler(function.handlers(), Side.REQUEST),
                handler(function.handlers(), Side.RESPONSE),
                source(sources, function.dataSourceName()),
                function.maxBatchSize(),
                false);
    }

    private static BoundSource source(Map<String, BoundSource> sources, @Nullable String name) {
        BoundSource source = name == null ? null : sources.get(name);
        return source == null ? failing("There is no data source '" + name + "'.") : source;
    }

    private static BoundSource failing(String message) {
        return new BoundSource(failure(message));
    }

    private static BoundDataSource failure(String message) {
        return (request, scope) -> {
            throw new DataSourceException("BadRequestException", message);
        };
    }

    private BoundDataSource bind(DataSource source) {
        for (DataSourceInvoker invoker : invokers) {
            if (invoker.types().contains(source.type())) {
                try {
                    return invoker.bind(source);
                } catch (InvalidDataSourceException e) {
                    return failure(String.valueOf(e.getMessage()));
                }
            }
        }
        return failure("Data sources of type " + source.type() + " are not supported.");
    }

    private enum Side {
        REQUEST,
        RESPONSE
    }

    private @Nullable Handler handler(Handlers handlers, Side side) {
        HandlerCode code =
                switch (handlers) {
                    case Handlers.Templates(String request, String response) ->
                            template(side == Side.REQUEST ? request : response);
                    case Handlers.Script(String text) ->
                            new HandlerCode.ScriptFunction(
                                    text, side == Side.REQUEST ? "request" : "response");
                };
        return code == null ? null : new Handler(code, runner);
    }

    private static @Nullable HandlerCode template(@Nullable String text) {
        return text == null ? null : new HandlerCode.Template(text);
    }
}
