package dev.stepgraph.gateway.resolver;

import java.util.Map;

/** The resolvers of an API that the gateway brings with it: code in the place of handlers. */
public interface BuiltInResolvers {

    /** The API. */
    String apiId();

    /** Its resolvers by their fields. */
    Map<ResolverCompiler.Field, CompiledResolver> resolvers();
}
