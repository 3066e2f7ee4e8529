package dev.stepgraph.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.Parser;

import org.junit.jupiter.api.Test;

import java.util.List;

class PreparedDocumentTest {

    private static final Document DOCUMENT =
            Parser.parse("query Q { ...F } mutation M { b } fragment F on Query { a }");

    private static final OperationError ERROR = OperationError.ofType("Wrong", "It is wrong.");

    @Test
    void keepsOfRefusedDocumentsOnlyWhatTheirOperationsAre() {
        // when
        PreparedDocument refused = PreparedDocument.refused(DOCUMENT, List.of(ERROR));

        // then
        assertThat(refused.errors()).containsExactly(ERROR);
        assertThat(refused.operation("Q").getOperation()).isEqualTo(Operation.QUERY);
        assertThat(refused.operation("M").getOperation()).isEqualTo(Operation.MUTATION);
        assertThat(refused.operation("M").getSelectionSet()).isNull();
        assertThat(refused.fragments()).isEmpty();
    }

    @Test
    void keepsAllOfTheOthers() {
        // when
        PreparedDocument prepared = PreparedDocument.of(DOCUMENT, List.of(), "");

        // then
        assertThat(prepared.operation("M").getSelectionSet().getSelectionsOfType(Field.class))
                .hasSize(1);
        assertThat(prepared.fragments()).containsOnlyKeys("F");
    }
}
