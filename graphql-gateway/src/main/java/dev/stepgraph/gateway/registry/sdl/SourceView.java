package dev.stepgraph.gateway.registry.sdl;

import graphql.language.AstTransformer;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Gives types and fields their new names, and takes away what is hidden. */
@SuppressWarnings("rawtypes") // as graphql-java's visitor declares it
final class SourceView extends NodeVisitorStub {

    private final Map<String, String> typeNames;
    private final Map<String, String> fieldNames;
    private final Set<String> hidden;

    SourceView(Map<String, String> typeNames, Map<String, String> fieldNames, Set<String> hidden) {
        this.typeNames = typeNames;
        this.fieldNames = fieldNames;
        this.hidden = hidden;
    }

    SdlDocument of(Document source) {
        return SdlDocument.of((Document) new AstTransformer().transform(source, this));
    }

    @Override
    public TraversalControl visitSchemaDefinition(
            SchemaDefinition node, TraverserContext<Node> context) {
        return TreeTransformerUtil.deleteNode(context);
    }

    @Override
    public TraversalControl visitTypeName(TypeName node, TraverserContext<Node> context) {
        String name = typeNames.get(node.getName());
        return name == null
                ? TraversalControl.CONTINUE
                : TreeTransformerUtil.changeNode(
                        context, node.transform(builder -> builder.name(name)));
    }

    @Override
    public TraversalControl visitFieldDefinition(
            FieldDefinition node, TraverserContext<Node> context) {
        String type = parentOf(context).getName();
        String key = type + "." + node.getName();
        if (hidden.contains(key)) {
            return TreeTransformerUtil.deleteNode(context);
        }
        String name = fieldNames.get(key);
        return name == null
                ? TraversalControl.CONTINUE
                : TreeTransformerUtil.changeNode(
                        context, node.transform(builder -> builder.name(name)));
    }

    @Override
    public TraversalControl visitObjectTypeDefinition(
            ObjectTypeDefinition node, TraverserContext<Node> context) {
        return view(node, context, name -> node.transform(builder -> builder.name(name)));
    }

    @Override
    public TraversalControl visitInterfaceTypeDefinition(
            InterfaceTypeDefinition node, TraverserContext<Node> context) {
        return view(node, context, name -> node.transform(builder -> builder.name(name)));
    }

    @Override
    public TraversalControl visitInputObjectTypeDefinition(
            InputObjectTypeDefinition node, TraverserContext<Node> context) {
        return view(node, context, name -> node.transform(builder -> builder.name(name)));
    }

    /** The type that a field stands in, under the name that its source gives it. */
    private static TypeDefinition<?> parentOf(TraverserContext<Node> context) {
        return (TypeDefinition<?>) context.getParentContext().originalThisNode();
    }

    private TraversalControl view(
            TypeDefinition<?> node,
            TraverserContext<Node> context,
            Function<String, TypeDefinition<?>> renamed) {
        if (hidden.contains(node.getName())) {
            return TreeTransformerUtil.deleteNode(context);
        }
        String name = typeNames.get(node.getName());
        return name == null
                ? TraversalControl.CONTINUE
                : TreeTransformerUtil.changeNode(context, renamed.apply(name));
    }
}
