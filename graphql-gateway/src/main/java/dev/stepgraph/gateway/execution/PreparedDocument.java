package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.execution.RefusedOperationException.Reason;

import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A document that was parsed and checked against an API, once for all requests that send it.
 *
 * @param document the document
 * @param errors why none of its operations is run; empty: they may be
 * @param entry the document as graphql-java takes it
 * @param fragments by name
 * @param conditional whether {@code @skip} or {@code @include} stand in it
 * @param selections what is selected below its fields
 */
record PreparedDocument(
        Document document,
        List<OperationError> errors,
        PreparsedDocumentEntry entry,
        Map<String, FragmentDefinition> fragments,
        boolean conditional,
        SelectionCache selections) {

    /** One whose operations are not run: of them, only what they are is kept. */
    static PreparedDocument refused(Document document, List<OperationError> errors) {
        Document.Builder outline = Document.newDocument();
        for (OperationDefinition operation :
                document.getDefinitionsOfType(OperationDefinition.class)) {
            outline.definition(
                    OperationDefinition.newOperationDefinition()
                            .name(operation.getName())
                            .operation(operation.getOperation())
                            .build());
        }
        return of(outline.build(), errors, "");
    }

    static PreparedDocument of(Document document, List<OperationError> errors, String text) {
        Map<String, FragmentDefinition> fragments =
                document.getDefinitionsOfType(FragmentDefinition.class).stream()
                        .collect(
                                Collectors.toMap(
                                        FragmentDefinition::getName,
                                        Function.identity(),
                                        (first, second) -> first));
        boolean conditional = text.contains("@skip") || text.contains("@include");
        return new PreparedDocument(
                document,
                List.copyOf(errors),
                new PreparsedDocumentEntry(document),
                Map.copyOf(fragments),
                conditional,
                new SelectionCache());
    }

    /**
     * The operation that is meant.
     *
     * @throws RefusedOperationException when that is not clear
     */
    OperationDefinition operation(@Nullable String name) {
        List<OperationDefinition> operations =
                document.getDefinitionsOfType(OperationDefinition.class);
        if (name == null || name.isEmpty()) {
            if (operations.size() == 1) {
                return operations.getFirst();
            }
            throw unknown("Must provide operation name if query contains multiple operations.");
        }
        return operations.stream()
                .filter(operation -> name.equals(operation.getName()))
                .findFirst()
                .orElseThrow(() -> unknown("Unknown operation named '" + name + "'."));
    }

    /** Whether an operation selects a single field, whatever it selects below. */
    static boolean hasOneRoot(OperationDefinition operation) {
        List<?> selections = operation.getSelectionSet().getSelections();
        return selections.size() == 1 && selections.getFirst() instanceof Field;
    }

    private static RefusedOperationException unknown(String message) {
        return new RefusedOperationException(Reason.UNKNOWN_OPERATION, message);
    }
}
