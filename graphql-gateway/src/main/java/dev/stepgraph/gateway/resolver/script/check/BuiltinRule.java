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
                    walk.mistakes().lint(node, name.getName() + " is not supported");
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
                walk.mistakes().lint(call, message(global.getKey(), name));
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
            walk.mistakes().lint(call, message(owner, name));
        }
    }

    private static String message(String owner, String name) {
        return "Method " + owner + "." + name + " is not implemented";
    }
}
