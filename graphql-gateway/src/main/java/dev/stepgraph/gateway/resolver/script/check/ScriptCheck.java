package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ErrorManager;
import com.oracle.js.parser.Parser;
import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.ScriptEnvironment;
import com.oracle.js.parser.Source;
import com.oracle.js.parser.ir.FunctionNode;

import dev.stepgraph.gateway.resolver.HandlerResult.CodeError;

import java.util.ArrayList;
import java.util.List;

/** Decides whether a script is in the language that APPSYNC_JS has, and makes it ready to run. */
public final class ScriptCheck {

    /** How many characters a script may have. */
    public static final int MAX_LENGTH = 32_000;

    /** How many mistakes are told at once. */
    private static final int MAX_MISTAKES = 50;

    private ScriptCheck() {}

    /** Checks a script. */
    public static CheckedScript check(String code) {
        if (code.length() > MAX_LENGTH) {
            return refused("The code is longer than " + MAX_LENGTH + " characters.", 1, 1);
        }
        try {
            FunctionNode module = parse(code);
            List<CodeError> mistakes = mistakes(code, module);
            return mistakes.isEmpty()
                    ? ProgramText.of(code, module.getModule())
                    : CheckedScript.refused(mistakes);
        } catch (ParserException e) {
            return refused(firstLine(e), Math.max(1, e.getLineNumber()), column(e));
        } catch (StackOverflowError e) {
            return refused("The code nests too deep.", 1, 1);
        }
    }

    private static FunctionNode parse(String code) {
        ScriptEnvironment environment =
                ScriptEnvironment.builder()
                        .strict(true)
                        .allowBigInt(true)
                        .ecmaScriptVersion(ScriptEnvironment.ES_2022)
                        .build();
        return new Parser(
                        environment,
                        Source.sourceFor("code.js", code),
                        new ErrorManager.ThrowErrorManager())
                .parseModule("code.js");
    }

    private static List<CodeError> mistakes(String code, FunctionNode module) {
        Mistakes mistakes = new Mistakes(code);
        Declarations declarations = new Declarations();
        module.accept(declarations);
        KnownNames knownNames = new KnownNames(module.getModule());
        knownNames.checkImports(mistakes, module.getModule());
        List<Rule> rules =
                List.of(
                        new SyntaxRule(),
                        new OperatorRule(),
                        new ContextRule(),
                        new FunctionValueRule(),
                        new RecursionRule(),
                        new BuiltinRule(),
                        knownNames);
        RuleWalk walk = new RuleWalk(declarations, mistakes, rules);
        module.accept(walk);
        rules.forEach(rule -> rule.finish(mistakes));
        List<CodeError> found = new ArrayList<>(mistakes.found());
        return found.subList(0, Math.min(found.size(), MAX_MISTAKES));
    }

    private static CheckedScript refused(String message, int line, int column) {
        return CheckedScript.refused(List.of(Mistakes.unparsable(message, line, column)));
    }

    private static int column(ParserException e) {
        return Math.max(0, e.getColumnNumber()) + 1;
    }

    private static String firstLine(ParserException e) {
        String message = e.getRawMessage() == null ? "" : e.getRawMessage();
        return message.lines().findFirst().orElse("The code cannot be parsed");
    }
}
