package dev.stepgraph.gateway.resolver.script.worker;

import dev.stepgraph.gateway.resolver.script.check.CheckedScript;
import dev.stepgraph.gateway.resolver.script.check.CheckedScript.Import;
import dev.stepgraph.gateway.resolver.util.Budget;
import dev.stepgraph.gateway.resolver.util.PlainValues;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * The global objects that the scripts of one API share. All of them are frozen, and each evaluation
 * has a module's variables anew, so that nothing is carried from one to the next.
 */
final class Realm {

    private static final int MAX_PROGRAMS = 256;

    /** How many elements the outcome of one function has. */
    private static final int OUTCOME_SIZE = 4;

    private static final Map<String, String> OPTIONS =
            Map.ofEntries(
                    Map.entry("js.ecmascript-version", "2022"),
                    Map.entry("js.strict", "true"),
                    // Enough to find a script's line behind functions of ours.
                    Map.entry("js.stack-trace-limit", "64"),
                    Map.entry("js.disable-eval", "true"),
                    Map.entry("js.graal-builtin", "false"),
                    Map.entry("js.shared-array-buffer", "false"),
                    Map.entry("js.atomics", "false"),
                    Map.entry("js.console", "false"),
                    Map.entry("js.print", "false"),
                    Map.entry("js.load", "false"),
                    Map.entry("js.polyglot-builtin", "false"),
                    Map.entry("js.webassembly", "false"));

    private static final Source REALM = source("realm.js");

    private static final List<Map.Entry<String, Source>> MODULES =
            List.of(
                    Map.entry("@aws-appsync/utils", source("utils.js")),
                    Map.entry("@aws-appsync/utils/dynamodb", source("dynamodb.js")),
                    Map.entry("@aws-appsync/utils/rds", source("rds.js")),
                    Map.entry("@aws-appsync/utils/ai", source("ai.js")));

    private final Context context;
    private final Value bind;
    private final Value run;
    private final Recent<String, Value> programs = new Recent<>(MAX_PROGRAMS, program -> {});

    private Realm(Context context, Value functions) {
        this.context = context;
        this.bind = functions.getMember("bind");
        this.run = functions.getMember("run");
    }

    static Realm create(Engine engine) {
        Context context =
                Context.newBuilder("js")
                        .engine(engine)
                        .allowAllAccess(false)
                        .allowHostAccess(HostAccess.NONE)
                        .allowIO(IOAccess.NONE)
                        .allowPolyglotAccess(PolyglotAccess.NONE)
                        .allowEnvironmentAccess(EnvironmentAccess.NONE)
                        .out(OutputStream.nullOutputStream())
                        .err(OutputStream.nullOutputStream())
                        .in(InputStream.nullInputStream())
                        .timeZone(ZoneOffset.UTC)
                        .allowExperimentalOptions(true)
                        .options(OPTIONS)
                        .build();
        HostFunctions host = new HostFunctions();
        ProxyExecutable call =
                arguments -> host.call(arguments[0].asString(), arguments[1].asString());
        Value functions = context.eval(REALM).execute(call);
        for (Map.Entry<String, Source> module : MODULES) {
            functions.invokeMember("define", module.getKey(), context.eval(module.getValue()));
        }
        functions.invokeMember("lock");
        return new Realm(context, functions);
    }

    /** Runs a script's function, and the one after it if there is one. */
    ScriptReply evaluate(ScriptRequest request, CheckedScript script, ScriptRequest.Call call) {
        Value program = programs.get(request.codeId());
        if (program == null) {
            program = load(script);
            programs.put(request.codeId(), program);
        }
        Value outcome =
                run.execute(
                        program,
                        call.function(),
                        call.then(),
                        request.context(),
                        request.rest(),
                        request.authType());
        return reply(outcome, 0);
    }

    private static ScriptReply reply(Value outcome, int first) {
        boolean isLast = outcome.getArraySize() == first + OUTCOME_SIZE;
        return new ScriptReply(
                ScriptReply.Kind.valueOf(text(outcome, first)),
                text(outcome, first + 1),
                text(outcome, first + 2),
                text(outcome, first + 3),
                isLast ? null : reply(outcome, first + OUTCOME_SIZE));
    }

    /**
     * Has what runs end.
     *
     * @throws TimeoutException if it does not within that time
     */
    void interrupt(Duration grace) throws TimeoutException {
        context.interrupt(grace);
    }

    void close() {
        context.close(true);
    }

    private Value load(CheckedScript script) {
        Value module =
                context.eval(Source.newBuilder("js", script.program(), "code.js").buildLiteral());
        List<List<String>> imports = script.imports().stream().map(Realm::moduleAndName).toList();
        String names = PlainValues.write(imports, Budget.unlimited(InstantSource.system()));
        return bind.execute(module, names);
    }

    private static List<String> moduleAndName(Import imported) {
        return List.of(imported.module(), imported.name());
    }

    private static String text(Value outcome, int index) {
        return outcome.getArrayElement(index).asString();
    }

    private static Source source(String name) {
        try (InputStream in = Realm.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Source.newBuilder("js", text, name).buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
