package dev.stepgraph.gateway.schema;

import graphql.TypeResolutionEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;

import org.jspecify.annotations.Nullable;

/** Wires a schema whose values are JSON: an object's type is what its {@code __typename} says. */
final class JsonWiring implements WiringFactory {

    @Override
    public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
        return true;
    }

    @Override
    public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
        return JsonWiring::typeOf;
    }

    @Override
    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
        return true;
    }

    @Override
    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
        return JsonWiring::typeOf;
    }

    private static @Nullable GraphQLObjectType typeOf(TypeResolutionEnvironment environment) {
        Object value = environment.getObject();
        if (!(value instanceof JsonObject object)) {
            return null;
        }
        String name = object.member("__typename").asString("");
        return name.isEmpty() ? null : environment.getSchema().getObjectType(name);
    }
}
