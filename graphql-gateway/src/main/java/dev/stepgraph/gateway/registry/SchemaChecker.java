package dev.stepgraph.gateway.registry;

import java.util.List;

/**
 * Says whether SDL is a schema that can be served: AppSync's scalars and directives are known, all
 * else it has to declare. Declared here, carried out by the package that compiles schemas.
 */
public interface SchemaChecker {

    /** What is wrong with the SDL, in its order; nothing if it is a schema. */
    List<SchemaProblem> check(String sdl);
}
