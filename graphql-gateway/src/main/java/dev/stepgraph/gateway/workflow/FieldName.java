package dev.stepgraph.gateway.workflow;

/** A field of a type of this API. */
record FieldName(String typeName, String fieldName) {

    static FieldName query(String fieldName) {
        return new FieldName("Query", fieldName);
    }

    static FieldName mutation(String fieldName) {
        return new FieldName("Mutation", fieldName);
    }
}
