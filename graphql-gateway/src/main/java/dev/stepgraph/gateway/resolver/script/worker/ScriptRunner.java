package dev.stepgraph.gateway.resolver.script.worker;

import dev.stepgraph.gateway.resolver.script.check.CheckedScript;
import dev.stepgraph.gateway.resolver.script.check.ScriptCheck;

import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * Checks scripts and runs them, each in the realm of whose it is. The realms and scripts that were
 * used last are kept. Not for several threads.
 */
final class ScriptRunner implements AutoCloseable {

    /** A realm takes about a megabyte. */
    private static final int MAX_REALMS = 16;

    private static final int MAX_SCRIPTS = 256;

    private static final String WARM_UP =
            """
            import { util } from '@aws-appsync/utils';
            import * as ddb from '@aws-appsync/utils/dynamodb';
            import * as rds from '@aws-appsync/utils/rds';
            export function request(ctx) {
                const { id, ...rest } = ctx.args;
                const names = Object.keys(rest).map((name) => `${name}`);
                const condition = { id: { attributeExists: true } };
                const where = { id: { eq: util.autoId() } };
                return [ddb.update({ key: { id }, update: rest, condition }), names,
                    rds.createPgStatement(rds.select({ table: 't', where }))];
            }
            """;

    private final Engine engine =
            Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
    private final Watchdog watchdog = new Watchdog();
    private final Recent<String, Realm> realms = new Recent<>(MAX_REALMS, Realm::close);
    private final Recent<String, CheckedScript> scripts = new Recent<>(MAX_SCRIPTS, script -> {});

    /** Has the classes loaded and the hot paths interpreted before anybody waits for it. */
    void warmUp() {
        for (int i = 0; i < 10; i++) {
            run(
                    new ScriptRequest(
                            "",
                            "",
                            WARM_UP,
                            new ScriptRequest.Call("request", null),
                            "{\"arguments\":{\"id\":\"1\",\"name\":\"n\"}}",
                            null,
                            null,
                            60_000));
        }
    }

    ScriptReply run(ScriptRequest request) {
        CheckedScript script = script(request.codeId(), request.code());
        if (script == null) {
            return ScriptReply.of(ScriptReply.Kind.UNKNOWN_CODE, "");
        }
        if (!script.mistakes().isEmpty()) {
            return ScriptReply.of(ScriptReply.Kind.REFUSED, MistakesText.write(script.mistakes()));
        }
        ScriptRequest.Call call = request.call();
        return call == null
                ? ScriptReply.of(ScriptReply.Kind.CHECKED, "")
                : evaluate(request, script, call);
    }

    @Override
    public void close() {
        watchdog.close();
    }

    private @Nullable CheckedScript script(String id, @Nullable String code) {
        CheckedScript known = scripts.get(id);
        if (known != null || code == null) {
            return known;
        }
        CheckedScript script = ScriptCheck.check(code);
        scripts.put(id, script);
        return script;
    }

    private ScriptReply evaluate(
            ScriptRequest request, CheckedScript script, ScriptRequest.Call call) {
        Realm realm = realms.get(request.realm());
        if (realm == null) {
            realm = Realm.create(engine);
            realms.put(request.realm(), realm);
        }
        Watchdog.Watch watch = watchdog.watch(realm, request.timeLimitMillis());
        ScriptReply reply;
        try {
            reply = realm.evaluate(request, script, call);
        } catch (PolyglotException e) {
            reply = ScriptReply.of(kind(e), message(e));
            realms.remove(request.realm());
        }
        ScriptReply.Kind tooMuch = watch.close();
        if (tooMuch != null) {
            reply = ScriptReply.of(tooMuch, "");
            realms.remove(request.realm());
        }
        if (reply.kind() == ScriptReply.Kind.OUT_OF_MEMORY) {
            // Else the watchdog would take the next evaluation for the one that is full of this.
            System.gc();
        }
        return reply;
    }

    private static ScriptReply.Kind kind(PolyglotException e) {
        return e.isResourceExhausted() ? ScriptReply.Kind.OUT_OF_MEMORY : ScriptReply.Kind.CRASHED;
    }

    private static String message(PolyglotException e) {
        String message = e.isInternalError() ? null : e.getMessage();
        return message == null ? "The code could not be run." : message;
    }
}
