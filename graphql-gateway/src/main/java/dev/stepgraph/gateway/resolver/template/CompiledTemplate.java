package dev.stepgraph.gateway.resolver.template;

import java.util.List;
import java.util.Map;

/**
 * A template that can be run, by many threads at once.
 *
 * @param macros its macros by name
 */
record CompiledTemplate(List<Statement> statements, Map<String, Statement.Macro> macros) {}
