package dev.stepgraph.gateway.resolver;

/** The code of one handler. */
public sealed interface HandlerCode {

    /** A Velocity template. */
    record Template(String text) implements HandlerCode {}

    /**
     * A function that a module of APPSYNC_JS exports.
     *
     * @param code the module
     * @param function such as {@code request} or {@code response}
     */
    record ScriptFunction(String code, String function) implements HandlerCode {}
}
