package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ir.AccessNode;
import com.oracle.js.parser.ir.ExportNode;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.ImportNode;
import com.oracle.js.parser.ir.Module;
import com.oracle.js.parser.ir.Module.ImportEntry;
import com.oracle.js.parser.ir.Node;

import dev.stepgraph.gateway.resolver.script.check.Mistakes.Diagnostic;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names are declared in the script, imported or built in, and so are the members of modules. */
final class KnownNames implements Rule {

    private static final Set<String> GLOBALS =
            Set.of(
                    "Array",
                    "Boolean",
                    "Date",
                    "Infinity",
                    "JSON",
                    "Map",
                    "Math",
                    "NaN",
                    "Number",
                    "Object",
                    "Set",
                    "String",
                    "arguments",
                    "console",
                    "decodeURI",
                    "decodeURIComponent",
                    "encodeURI",
                    "encodeURIComponent",
                    "extensions",
                    "isFinite",
                    "isNaN",
                    "parseFloat",
                    "parseInt",
                    "runtime",
                    "undefined",
                    "util");

    /** The path of members that a name of the script begins, such as {@code util} or a module. */
    private final Map<String, String> imported = new HashMap<>();

    KnownNames(Module module) {
        for (ImportEntry entry : module.getImportEntries()) {
            imported.put(entry.getLocalName().toJavaStringUncached(), path(entry));
        }
    }

    /** Checks what is imported and exported, which is not among the nodes that are walked. */
    void checkImports(Mistakes mistakes, Module module) {
        Node place = module.getImports().isEmpty() ? null : module.getImports().getFirst();
        for (ImportEntry entry : module.getImportEntries()) {
            String specifier = entry.getModuleRequest().specifier().toJavaStringUncached();
            if (place == null || ModuleMembers.hasMember(path(entry))) {
                continue;
            }
            mistakes.unknown(
                    place,
                    ModuleMembers.isModule(specifier)
                            ? noMember(specifier, entry.getImportName().toJavaStringUncached())
                            : noModule(specifier));
        }
        checkModules(mistakes, module);
    }

    @Override
    public void check(Node node, RuleWalk walk) {
        if (node instanceof IdentNode name && isUnknown(name, walk)) {
            walk.mistakes()
                    .unknown(
                            name,
                            new Diagnostic(2304, "Cannot find name '" + name.getName() + "'."));
        }
        if (node instanceof AccessNode member) {
            checkMember(member, walk);
        }
    }

    private static void checkModules(Mistakes mistakes, Module module) {
        List<ExportNode> exports = module.getExports();
        boolean isPlain =
                module.getIndirectExportEntries().isEmpty()
                        && module.getStarExportEntries().isEmpty()
                        && exports.stream().noneMatch(ExportNode::isDefault);
        if (!isPlain) {
            mistakes.lint(
                    exports.getFirst(),
                    Lint.unnamed("Only named exports of the code are supported."));
        }
        for (ImportNode statement : module.getImports()) {
            String specifier = statement.getModuleSpecifier().getValue().toJavaStringUncached();
            if (statement.getImportClause() == null && !ModuleMembers.isModule(specifier)) {
                mistakes.unknown(statement, noModule(specifier));
            }
        }
    }

    private static Diagnostic noMember(String module, String name) {
        return new Diagnostic(
                2305, "Module '\"%s\"' has no exported member '%s'.".formatted(module, name));
    }

    private static Diagnostic noModule(String module) {
        return new Diagnostic(
                2307,
                "Cannot find module '%s' or its corresponding type declarations."
                        .formatted(module));
    }

    private static boolean isUnknown(IdentNode name, RuleWalk walk) {
        boolean isName =
                !name.isPropertyName()
                        && !name.isInternal()
                        && !name.isThis()
                        && !name.isMetaProperty()
                        && !name.isSuper();
        return isName && !GLOBALS.contains(name.getName()) && !walk.isDeclared(name.getName());
    }

    private void checkMember(AccessNode member, RuleWalk walk) {
        String base = pathOf(member.getBase(), walk);
        if (base == null || !ModuleMembers.isOpenTo(base)) {
            return;
        }
        if (!ModuleMembers.hasMember(base + "." + member.getProperty())) {
            walk.mistakes()
                    .unknown(
                            member,
                            new Diagnostic(
                                    2339,
                                    "Property '%s' does not exist on type '%s'."
                                            .formatted(
                                                    member.getProperty(),
                                                    ModuleMembers.typeOf(base))));
        }
    }

    private @Nullable String pathOf(@Nullable Expression expression, RuleWalk walk) {
        return switch (RuleWalk.bare(expression)) {
            case IdentNode name -> pathOf(name, walk);
            case AccessNode member -> {
                String base = pathOf(member.getBase(), walk);
                yield base == null ? null : base + "." + member.getProperty();
            }
            case null, default -> null;
        };
    }

    private @Nullable String pathOf(IdentNode name, RuleWalk walk) {
        ScopeWalk.Place place = walk.find(name.getName());
        if (place == null) {
            return ModuleMembers.isGlobal(name.getName())
                    ? ModuleMembers.UTILS + "." + name.getName()
                    : null;
        }
        return place.scope().isModuleScope() ? imported.get(name.getName()) : null;
    }

    private static String path(ImportEntry entry) {
        String module = entry.getModuleRequest().specifier().toJavaStringUncached();
        return entry.getImportName().equals(Module.STAR_NAME)
                ? module
                : module + "." + entry.getImportName().toJavaStringUncached();
    }
}
