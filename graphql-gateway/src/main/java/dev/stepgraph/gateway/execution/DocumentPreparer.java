package dev.stepgraph.gateway.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.stepgraph.gateway.execution.RefusedOperationException.Reason;
import dev.stepgraph.gateway.fairness.BusyWork;
import dev.stepgraph.gateway.fairness.Share;
import dev.stepgraph.gateway.fairness.ShareSpentException;
import dev.stepgraph.gateway.registry.GraphqlApi;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Parses and checks documents, and keeps what it has checked.
 *
 * <p>Sizes are checked before the rules of GraphQL are, because some of those take time that grows
 * with what fragments unfold to.
 */
final class DocumentPreparer {

    private static final Set<String> INTROSPECTION = Set.of("__schema", "__type");

    /** The lexer takes a microsecond or more for each. */
    private static final int MAX_NUMBER_CHARACTERS = 30_000;

    private final GraphqlApi api;
    private final GraphQLSchema schema;
    private final OperationProperties limits;
    private final ParserOptions parserOptions;
    private final Workshop workshop;
    private final Cache<String, PreparedDocument> prepared;

    /**
     * Where new documents are checked: one after another, and within what the API may have.
     *
     * @param threads which do it
     * @param share of the API
     */
    record Workshop(BusyWork threads, Share share) {}

    DocumentPreparer(
            GraphqlApi api, GraphQLSchema schema, OperationProperties limits, Workshop workshop) {
        this.workshop = workshop;
        this.api = api;
        this.schema = schema;
        this.limits = limits;
        this.parserOptions =
                ParserOptions.getDefaultOperationParserOptions()
                        .transform(options ->
                                options.maxTokens(limits.maxTokens())
                                        .maxWhitespaceTokens(limits.maxWhitespace())
                                        .maxRuleDepth(limits.maxNesting())
                                        .redactTokenParserErrorMessages(true));
        this.prepared =
                Caffeine.newBuilder()
                        .maximumWeight(limits.preparedDocuments())
                        .<String, PreparedDocument>weigher((text, document) -> 64 + text.length())
                        .executor(Runnable::run)
                        .build();
    }

    /**
     * The document of a text.
     *
     * @throws RefusedOperationException when it is no GraphQL, or not one that the API takes
     */
    PreparedDocument prepare(String text) {
        PreparedDocument known = prepared.getIfPresent(text);
        if (known != null) {
            return known;
        }
        requireTrusted(text);
        try {
            return workshop.share().inTurn(limits.timeout(), () -> prepareInTurn(text));
        } catch (ShareSpentException e) {
            throw new RefusedOperationException(
                    Reason.TOO_MANY_DOCUMENTS, String.valueOf(e.getMessage()));
        }
    }

    private PreparedDocument prepareInTurn(String text) {
        PreparedDocument other = prepared.getIfPresent(text);
        if (other != null) {
            return other;
        }
        PreparedDocument document = workshop.threads().run(workshop.share(), () -> check(text));
        prepared.put(text, document);
        return document;
    }

    private void requireTrusted(String text) {
        Set<String> trusted = limits.trustedDocuments().get(api.apiId());
        if (trusted != null && !trusted.contains(Digests.sha256(text))) {
            throw new RefusedOperationException(
                    Reason.UNTRUSTED_DOCUMENT,
                    "This API runs only operations that are on its list.");
        }
    }

    private PreparedDocument check(String text) {
        Document document = parse(text);
        List<OperationError> errors = sizeErrors(DocumentMeasure.of(document));
        if (errors.isEmpty() && !api.introspectionEnabled()) {
            errors = introspectionErrors(document);
        }
        if (errors.isEmpty()) {
            errors = validationErrors(document);
        }
        return errors.isEmpty()
                ? PreparedDocument.of(document, errors, text)
                : PreparedDocument.refused(document, errors);
    }

    private Document parse(String text) {
        if (NumberCharacters.count(text) > MAX_NUMBER_CHARACTERS) {
            throw unparsable();
        }
        try {
            return Parser.parse(
                    ParserEnvironment.newParserEnvironment()
                            .document(text)
                            .parserOptions(parserOptions)
                            .locale(Locale.ENGLISH)
                            .build());
        } catch (InvalidSyntaxException e) {
            throw unparsable();
        }
    }

    private static RefusedOperationException unparsable() {
        return new RefusedOperationException(Reason.UNPARSABLE, "Unable to parse GraphQL query.");
    }

    private List<OperationError> sizeErrors(DocumentMeasure.Size size) {
        int maxDepth = api.queryDepthLimit() > 0 ? api.queryDepthLimit() : limits.maxDepth();
        if (size.depth() > maxDepth) {
            return tooMuch("QueryDepthLimitReached", "depth", maxDepth);
        }
        if (size.fields() > limits.maxFields()) {
            return tooMuch("QueryComplexityLimitReached", "field", limits.maxFields());
        }
        if (size.aliases() > limits.maxAliases()) {
            return tooMuch("AliasLimitReached", "alias", limits.maxAliases());
        }
        if (size.repetitions() > limits.maxRepetitions()) {
            return tooMuch("FieldRepetitionLimitReached", "repetition", limits.maxRepetitions());
        }
        return List.of();
    }

    private static List<OperationError> tooMuch(String errorType, String what, int limit) {
        String message = "Query has reached its " + what + " limit of " + limit + ".";
        return List.of(OperationError.ofType(errorType, message));
    }

    /** With introspection off, its fields are as unknown as any other. */
    private List<OperationError> introspectionErrors(Document document) {
        List<OperationError> errors = new ArrayList<>();
        collectIntrospection(document, errors);
        return distinct(errors);
    }

    private void collectIntrospection(Node<?> node, List<OperationError> errors) {
        if (node instanceof Field field && INTROSPECTION.contains(field.getName())) {
            errors.add(undefined(field));
        }
        for (Node<?> child : node.getChildren()) {
            collectIntrospection(child, errors);
        }
    }

    private OperationError undefined(Field field) {
        String message =
                "Validation error of type FieldUndefined: Field '%s' in type '%s' is undefined @ '%s'"
                        .formatted(
                                field.getName(), schema.getQueryType().getName(), field.getName());
        SourceLocation location = field.getSourceLocation();
        return new OperationError(null, ErrorTranslation.locations(location), message, null);
    }

    private List<OperationError> validationErrors(Document document) {
        List<OperationError> errors =
                ParseAndValidate.validate(schema, document, Locale.ENGLISH).stream()
                        .map(ErrorTranslation::validation)
                        .toList();
        return distinct(errors);
    }

    /** The same mistake made over and over is told once. */
    private static List<OperationError> distinct(List<OperationError> errors) {
        Map<String, OperationError> byMessage = new LinkedHashMap<>();
        errors.forEach(error -> byMessage.putIfAbsent(error.message(), error));
        return List.copyOf(byMessage.values());
    }
}
