package dev.stepgraph.gateway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.language.AbstractDescribedNode;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.parser.Parser;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class WorkflowSchemaTest {

    @Test
    void everyTypeFieldArgumentAndValueHasADescription() throws IOException {
        List<String> undescribed = new ArrayList<>();

        collect(schema(), "", undescribed);

        assertThat(undescribed).isEmpty();
    }

    @Test
    void everyTypeWithFieldsIsOpenToTheSameModes() throws IOException {
        assertThat(schema().getDefinitionsOfType(ObjectTypeDefinition.class))
                .isNotEmpty()
                .allSatisfy(type ->
                        assertThat(type.getDirectives())
                                .extracting(NamedNode::getName)
                                .containsExactly("aws_api_key", "aws_iam", "aws_oidc"));
    }

    private static void collect(Node<?> parent, String path, List<String> undescribed) {
        for (Node<?> node : parent.getChildren()) {
            if (!(node instanceof AbstractDescribedNode<?> described)
                    || !(node instanceof NamedNode<?> named)) {
                continue;
            }
            String name = path + "/" + named.getName();
            if (described.getDescription() == null) {
                undescribed.add(name);
            }
            switch (node) {
                case ObjectTypeDefinition type -> collect(type, name, undescribed);
                case InputObjectTypeDefinition type -> collect(type, name, undescribed);
                case EnumTypeDefinition type -> collect(type, name, undescribed);
                case FieldDefinition field -> collect(field, name, undescribed);
                default -> {}
            }
        }
    }

    private static Document schema() throws IOException {
        try (InputStream text =
                WorkflowSchemaTest.class.getResourceAsStream("/workflow-api/schema.graphqls")) {
            return Parser.parse(new String(Objects.requireNonNull(text).readAllBytes(), UTF_8));
        }
    }
}
