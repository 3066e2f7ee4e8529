package dev.stepgraph.gateway.datasource.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.client.AwsDestination;
import dev.stepgraph.common.aws.client.AwsJsonClient;
import dev.stepgraph.common.aws.client.AwsService;
import dev.stepgraph.common.json.JsonEquality;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.Scopes;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Our own tables answer as DynamoDB Local does: the same requests to both, one after another. */
class DynamoDbComparisonTest {

    private static final String BOOKS =
            "{'TableName':'Books','BillingMode':'PAY_PER_REQUEST','KeySchema':[{'AttributeName':"
                    + "'id','KeyType':'HASH'}],'AttributeDefinitions':[{'AttributeName':'id',"
                    + "'AttributeType':'S'}]}";
    private static final String EVENTS =
            "{'TableName':'Events','BillingMode':'PAY_PER_REQUEST','KeySchema':[{'AttributeName':"
                    + "'pk','KeyType':'HASH'},{'AttributeName':'sk','KeyType':'RANGE'}],"
                    + "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'},"
                    + "{'AttributeName':'sk','AttributeType':'N'},{'AttributeName':'kind',"
                    + "'AttributeType':'S'},{'AttributeName':'name','AttributeType':'S'}],"
                    + "'GlobalSecondaryIndexes':[{'IndexName':'byKind','KeySchema':["
                    + "{'AttributeName':'kind','KeyType':'HASH'},{'AttributeName':'sk','KeyType':"
                    + "'RANGE'}],'Projection':{'ProjectionType':'ALL'}},{'IndexName':'byName',"
                    + "'KeySchema':[{'AttributeName':'name','KeyType':'HASH'}],'Projection':"
                    + "{'ProjectionType':'ALL'}}]}";

    private static DynamoDbLocal local;
    private static DynamoDbFixture fixture;
    private static final Map<String, BoundDataSource> OURS = new HashMap<>();
    private static final Map<String, BoundDataSource> THEIRS = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        local = DynamoDbLocal.start();
        fixture = new DynamoDbFixture(null);
        AwsJsonClient client =
                new AwsJsonClient(
                        fixture.clients().operators(),
                        AwsService.DYNAMODB,
                        new AwsDestination(local.endpoint(), null),
                        InstantSource.system());
        for (String table : List.of(BOOKS, EVENTS)) {
            client.call("us-east-1", "CreateTable", Scopes.json(table), Duration.ofSeconds(60));
        }
        for (String table : List.of("Books", "Events")) {
            OURS.put(table, fixture.embedded(table));
            THEIRS.put(table, fixture.remote(table, local.endpoint()));
        }
    }

    @AfterAll
    static void stop() {
        fixture.close();
        local.close();
    }

    @Test
    void answersEveryRequestAlike() throws IOException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (String line : requests()) {
            String[] parts = line.split(" \\| ", 2);
            JsonNode request = Scopes.json(parts[1]);
            JsonNode theirs = answer(Objects.requireNonNull(THEIRS.get(parts[0])), request);
            JsonNode ours = answer(Objects.requireNonNull(OURS.get(parts[0])), request);
            compared++;
            boolean ordered = request.path("operation").asString("").equals("Query");
            if (!JsonEquality.equal(comparable(theirs, ordered), comparable(ours, ordered))) {
                differences.add(
                        "%n%s%n  DynamoDB: %s%n  ours:     %s"
                                .formatted(line, JsonText.write(theirs), JsonText.write(ours)));
            }
        }

        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void pagesThroughQueriesAndIndexesAlike() {
        BoundDataSource ours = Objects.requireNonNull(OURS.get("Events"));
        BoundDataSource theirs = Objects.requireNonNull(THEIRS.get("Events"));
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            JsonNode put =
                    Scopes.json(
                            ("{'operation':'PutItem','key':{'pk':{'S':'page'},'sk':{'N':'%s'}},"
                                            + "'attributeValues':{'kind':{'S':'paged'},'even':"
                                            + "{'BOOL':%s}}}")
                                    .formatted(random.nextInt(-500, 500) / 10.0, i % 2 == 0));
            ours.invoke(put, Scopes.scope());
            theirs.invoke(put, Scopes.scope());
        }
        for (String query :
                List.of(
                        "{'operation':'Query','limit':7,'query':{'expression':'pk = :p',"
                                + "'expressionValues':{':p':{'S':'page'}}}}",
                        "{'operation':'Query','limit':7,'scanIndexForward':false,'query':"
                                + "{'expression':'pk = :p AND sk < :s','expressionValues':{':p':"
                                + "{'S':'page'},':s':{'N':'12.5'}}},'filter':{'expression':"
                                + "'even = :t','expressionValues':{':t':{'BOOL':true}}}}",
                        "{'operation':'Query','limit':3,'index':'byKind','query':{'expression':"
                                + "'kind = :k','expressionValues':{':k':{'S':'paged'}}}}")) {
            assertThat(pages(ours, query)).isEqualTo(pages(theirs, query)).hasSizeGreaterThan(2);
        }
    }

    private static List<String> pages(BoundDataSource source, String query) {
        List<String> pages = new ArrayList<>();
        ObjectNode request = (ObjectNode) Scopes.json(query).deepCopy();
        JsonNode token;
        do {
            JsonNode page = source.invoke(request.deepCopy(), Scopes.scope());
            pages.add(
                    StreamSupport.stream(page.path("items").spliterator(), false)
                            .map(item -> JsonText.write(item.path("sk")))
                            .toList()
                            .toString());
            token = page.path("nextToken");
            request.set("nextToken", token);
        } while (token.isString());
        return pages;
    }

    private static JsonNode answer(BoundDataSource source, JsonNode request) {
        try {
            return source.invoke(request, Scopes.scope());
        } catch (DataSourceException e) {
            ObjectNode error = JsonNodeFactory.instance.objectNode();
            error.put("errorType", e.errorType());
            error.put("message", e.getMessage());
            error.set("data", e.data() == null ? JsonNodeFactory.instance.nullNode() : e.data());
            return error;
        }
    }

    /** Without what may differ: words, tokens, the order of sets and of a scan's items. */
    private static JsonNode comparable(JsonNode answer, boolean ordered) {
        return switch (answer) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                new TreeSet<>(object.propertyNames())
                        .forEach(name -> {
                            JsonNode value = object.get(name);
                            if (name.equals("nextToken")) {
                                copy.put(name, value.isString());
                            } else if (!name.equals("message")) {
                                copy.set(name, comparable(value, ordered && !name.equals("tags")));
                            }
                        });
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                StreamSupport.stream(array.spliterator(), false)
                        .map(element -> comparable(element, ordered))
                        .sorted(ordered ? (_, _) -> 0 : Comparator.comparing(JsonText::write))
                        .forEach(copy::add);
                yield copy;
            }
            default -> answer;
        };
    }

    private static List<String> requests() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        DynamoDbComparisonTest.class.getResourceAsStream(
                                "/dynamodb/requests.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
