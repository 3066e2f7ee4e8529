package dev.stepgraph.gateway.schema;

import dev.stepgraph.gateway.registry.SchemaChecker;
import dev.stepgraph.gateway.registry.SchemaProblem;

import org.springframework.stereotype.Component;

import java.util.List;

/** A schema is one when it compiles. */
@Component
class ServableSchemas implements SchemaChecker {

    @Override
    public List<SchemaProblem> check(String sdl) {
        return SchemaCompiler.check(sdl);
    }
}
