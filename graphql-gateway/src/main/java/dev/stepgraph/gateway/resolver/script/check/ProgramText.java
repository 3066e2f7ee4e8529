package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ir.ExportNode;
import com.oracle.js.parser.ir.ImportNode;
import com.oracle.js.parser.ir.Module;
import com.oracle.js.parser.ir.Module.ExportEntry;
import com.oracle.js.parser.ir.Module.ImportEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes a function of a module, so that each evaluation can have the module's variables anew. What
 * is not part of the function becomes white space, and everything else stays in its place.
 */
final class ProgramText {

    private static final String EXPORT = "export";

    private ProgramText() {}

    static CheckedScript of(String code, Module module) {
        StringBuilder body = new StringBuilder(code);
        for (ImportNode statement : module.getImports()) {
            blank(body, statement.getStart(), afterQuote(body, statement.getFinish()));
        }
        for (ExportNode statement : module.getExports()) {
            blankExport(body, statement);
        }
        List<CheckedScript.Import> imports = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        for (ImportEntry entry : module.getImportEntries()) {
            boolean isNamespace = entry.getImportName().equals(Module.STAR_NAME);
            imports.add(
                    new CheckedScript.Import(
                            entry.getModuleRequest().specifier().toJavaStringUncached(),
                            isNamespace ? "*" : entry.getImportName().toJavaStringUncached()));
            parameters.add(entry.getLocalName().toJavaStringUncached());
        }
        String exports =
                module.getLocalExportEntries().stream()
                        .map(ProgramText::property)
                        .collect(Collectors.joining(", "));
        String program =
                "(function (%s) { 'use strict';\n%s\n;return { %s }; })"
                        .formatted(String.join(", ", parameters), body, exports);
        return new CheckedScript(List.of(), program, imports);
    }

    private static String property(ExportEntry entry) {
        return entry.getExportName().toJavaStringUncached()
                + ": "
                + entry.getLocalName().toJavaStringUncached();
    }

    private static void blankExport(StringBuilder body, ExportNode statement) {
        int start = statement.getStart();
        // One statement may export several names.
        boolean isBlank = body.indexOf(EXPORT, start) != start;
        if (isBlank) {
            return;
        }
        boolean isList = statement.getNamedExports() != null;
        blank(body, start, isList ? statement.getFinish() : start + EXPORT.length());
    }

    /** A statement that ends with a text is said to end before its quote. */
    private static int afterQuote(StringBuilder body, int finish) {
        boolean isQuote =
                finish < body.length()
                        && (body.charAt(finish) == '\'' || body.charAt(finish) == '"');
        return isQuote ? finish + 1 : finish;
    }

    private static void blank(StringBuilder body, int start, int finish) {
        for (int i = start; i < Math.min(finish, body.length()); i++) {
            if (body.charAt(i) != '\n') {
                body.setCharAt(i, ' ');
            }
        }
    }
}
