package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ir.AccessNode;
import com.oracle.js.parser.ir.CallNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.Node;

import java.util.Map;
import java.util.Set;

/** Some built-in functions are missing, and few of the constructors are there. */
final class BuiltinRule implements Rule {

    private static final Set<String> CONSTRUCTORS =
            Set.of("Array", "Object", "String", "Number", "Boolean", "Date", "Map", "Set");

    private static final Set<String> OF_ARRAYS =
            Set.of(
                    "copyWithin",
                    "entries",
                    "group",
                    "groupToMap",
                    "keys",
                    "toLocaleString",
                    "toString",
                    "values");

    private static final Set<String> OF_STRINGS =
            Set.of(
                    "charCodeAt",
                    "localeCompare",
                    "matchAll",
                    "padEnd",
                    "padStart",
                    "repeat",
                    "search",
                    "toLocaleLowerCase",
                    "toLocaleUpperCase",
                    "valueOf");

    private static final Set<String> OF_DATES =
            Set.of(
                    "setDate",
                    "setFullYear",
                    "setHours",
                    "setMilliseconds",
                    "setMinutes",
                    "setMonth",
                    "setSeconds",
                    "setTime",
                    "setUTCDate",
                    "setUTCFullYear",
                    "setUTCHours",
                    "setUTCMilliseconds",
                    "setUTCMinutes",
                    "setUTCMonth",
                    "setUTCSeconds",
                    "setYear",
                    "toGMTString",
                    "toLocaleDateString",
                    "toLocaleString",
                    "toLocaleTimeString");

    private static final Map<String, Set<String>> OF_GLOBALS =
            Map.of(
                    "Array",
                    Set.of("from", "fromAsync", "of"),
                    "String",
                    Set.of("fromCharCode", "fromCodePoint", "raw"),
                    "Object",
                    Set.of(
                            "create",
                            "defineProperties",
                            "defineProperty",
                            "freeze",
                            "getOwnPropertyDescriptor",
                            "getOwnPropertyDescriptors",
                            "getOwnPropertyNames",
                            "getOwnPropertySymbols",
                            "getPrototypeOf",
                            "groupBy",
                            "hasOwnProperty",
                            "is",
                            "isExtensible",
                            "isFrozen",
                            "isPrototypeOf",
                            "isSealed",
                            "preventExtensions",
                            "propertyIsEnumerable",
                            "seal",
                            "setPrototypeOf",
                            "toLocaleString",
                            "toString",
                            "valueOf"));

    @Override
    public void check(Node node, RuleWalk walk) {
        if (!(node instanceof CallNode call)) {
            return;
        }
        switch (RuleWalk.bare(call.getFunction())) {
            case AccessNode method -> checkMethod(call, method, walk);
            case IdentNode name when call.isNew() && !isConstructor(name, walk) ->
                    walk.mistakes().lint(node, constructor(name.getName()));
            case null, default -> {
                // Names are another rule's business.
            }
        }
    }

    private static boolean isConstructor(IdentNode name, RuleWalk walk) {
        return CONSTRUCTORS.contains(name.getName()) && !walk.isDeclared(name.getName());
    }

    private static void checkMethod(CallNode call, AccessNode method, RuleWalk walk) {
        String name = method.getProperty();
        for (Map.Entry<String, Set<String>> global : OF_GLOBALS.entrySet()) {
            if (global.getValue().contains(name)
                    && ValueKind.isGlobal(method.getBase(), global.getKey(), walk)) {
                walk.mistakes().lint(call, method(global.getKey(), name));
            }
        }
        String owner =
                switch (ValueKind.of(method.getBase(), walk)) {
                    case ARRAY -> OF_ARRAYS.contains(name) ? "Array" : "";
                    case STRING -> OF_STRINGS.contains(name) ? "String" : "";
                    case DATE -> OF_DATES.contains(name) ? "Date" : "";
                    case UNKNOWN -> "";
                };
        if (!owner.isEmpty()) {
            walk.mistakes().lint(call, method(owner, name));
        }
    }

    private static Lint constructor(String name) {
        String message = name + " is not supported";
        return name.equals("Promise") ? new Lint("no-promise", message) : Lint.unnamed(message);
    }

    /** The owner goes by the name of its type; only that of Object is another. */
    private static Lint method(String owner, String name) {
        String type = owner.equals("Object") ? "ObjectConstructor" : owner;
        return new Lint(
                "no-disallowed-methods", "Method " + type + "." + name + " is not implemented");
    }
}
