package dev.stepgraph.gateway.execution;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Limits of one GraphQL operation. An API may set narrower ones for depth and resolvers.
 *
 * @param timeout how long an operation may take
 * @param maxTokens how many tokens a document may have
 * @param maxWhitespace how many blanks, line ends and commas a document may have
 * @param maxNesting how deep the document's text may nest
 * @param maxDepth how deep fields may nest where the API does not say so
 * @param maxFields how many fields an operation may select, fragments counted wherever they are
 *     spread
 * @param maxAliases how often one field may be selected under other names in one selection
 * @param maxRepetitions how often one field may be selected in one selection
 * @param maxResolvers how many resolvers an operation may call where the API does not say so
 * @param preparedDocuments how many characters of checked documents are kept for each API
 * @param maxApis how many APIs are kept ready
 * @param trustedDocuments the documents that an API takes, by SHA-256 in lower-case hexadecimal; an
 *     API that is not named takes all
 */
@ConfigurationProperties("stepgraph.execution")
public record OperationProperties(
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("15000") int maxTokens,
        @DefaultValue("100000") int maxWhitespace,
        @DefaultValue("200") int maxNesting,
        @DefaultValue("100") int maxDepth,
        @DefaultValue("10000") int maxFields,
        @DefaultValue("30") int maxAliases,
        @DefaultValue("100") int maxRepetitions,
        @DefaultValue("10000") int maxResolvers,
        @DefaultValue("4000000") int preparedDocuments,
        @DefaultValue("1000") int maxApis,
        @DefaultValue Map<String, Set<String>> trustedDocuments) {

    public OperationProperties {
        trustedDocuments = Map.copyOf(trustedDocuments);
    }

    /** Every setting as it is when nobody sets it. */
    public static OperationProperties defaults() {
        return new OperationProperties(
                Duration.ofSeconds(30),
                15_000,
                100_000,
                200,
                100,
                10_000,
                30,
                100,
                10_000,
                4_000_000,
                1_000,
                Map.of());
    }
}
