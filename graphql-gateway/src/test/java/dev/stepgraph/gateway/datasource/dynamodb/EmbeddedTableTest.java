package dev.stepgraph.gateway.datasource.dynamodb;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.InvalidDataSourceException;
import dev.stepgraph.gateway.datasource.Outbound;
import dev.stepgraph.gateway.datasource.Scopes;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the comparison with DynamoDB does not show: races, tokens, handlers, how tables are made.
 */
class EmbeddedTableTest {

    @RegisterExtension static final WireMockExtension server = Outbound.server();

    private static DynamoDbFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new DynamoDbFixture(server.url("/handler"));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void losesNoUpdateOfManyAtOnce() throws Exception {
        BoundDataSource books = fixture.embedded("Books");

        runAtOnce(
                60,
                () ->
                        call(
                                books,
                                "{'operation':'UpdateItem','key':{'id':{'S':'counter'}},'update':"
                                        + "{'expression':'ADD n :one','expressionValues':"
                                        + "{':one':{'N':1}}}}"));

        assertThat(get(books, "counter").path("n").intValue()).isEqualTo(60);
    }

    @Test
    void letsOneOfManyConditionalPutsWin() throws Exception {
        BoundDataSource books = fixture.embedded("Books");
        AtomicInteger number = new AtomicInteger();
        AtomicInteger won = new AtomicInteger();

        runAtOnce(
                30,
                () -> {
                    int mine = number.incrementAndGet();
                    try {
                        call(
                                books,
                                "{'operation':'PutItem','key':{'id':{'S':'unique'}},"
                                        + "'attributeValues':{'owner':{'N':"
                                        + mine
                                        + "}},'condition':{'expression':"
                                        + "'attribute_not_exists(id)'}}");
                        return won.incrementAndGet();
                    } catch (DataSourceException e) {
                        return 0;
                    }
                });

        assertThat(won).hasValue(1);
    }

    @Test
    void movesNoMoneyTwiceAndLosesNone() throws Exception {
        BoundDataSource books = fixture.embedded("Books");
        call(
                books,
                "{'operation':'BatchPutItem','tables':{'Books':[{'id':{'S':'x'},'n':{'N':20}},"
                        + "{'id':{'S':'y'},'n':{'N':0}}]}}");

        runAtOnce(
                40,
                () -> {
                    try {
                        return call(
                                books,
                                "{'operation':'TransactWriteItems','transactItems':[{'table':"
                                        + "'Books','operation':'UpdateItem','key':{'id':{'S':'y'}},"
                                        + "'update':{'expression':'ADD n :o','expressionValues':"
                                        + "{':o':{'N':1}}}},{'table':'Books','operation':"
                                        + "'UpdateItem','key':{'id':{'S':'x'}},'update':"
                                        + "{'expression':'SET n = n - :o','expressionValues':"
                                        + "{':o':{'N':1}}},'condition':{'expression':'n > :z',"
                                        + "'expressionValues':{':z':{'N':0}}}}]}");
                    } catch (DataSourceException e) {
                        assertThat(e.errorType())
                                .isEqualTo("DynamoDB:TransactionCanceledException");
                        return e;
                    }
                });

        assertThat(get(books, "x").path("n").intValue()).isZero();
        assertThat(get(books, "y").path("n").intValue()).isEqualTo(20);
    }

    @Test
    void makesATableThatNobodyDeclaredWithAnId() {
        BoundDataSource notes = fixture.embedded("Notes");

        call(notes, "{'operation':'PutItem','key':{'id':{'S':'1'}},'attributeValues':{}}");

        assertThat(get(notes, "1")).isEqualTo(Scopes.json("{'id':'1'}"));
    }

    @Test
    void fillsAnIndexThatIsDeclaredLater() {
        BoundDataSource before = fixture.declared("Later", "{'partitionKey':'pk:S'}");
        for (String pk : List.of("1", "2")) {
            call(
                    before,
                    "{'operation':'PutItem','key':{'pk':{'S':'"
                            + pk
                            + "'}},'attributeValues':{'color':{'S':'red'}}}");
        }

        BoundDataSource after =
                fixture.declared(
                        "Later", "{'partitionKey':'pk:S','indexes':{'byColor':'color:S pk:S'}}");
        JsonNode result =
                call(
                        after,
                        "{'operation':'Query','index':'byColor','query':{'expression':'color = :c"
                                + " AND pk > :p','expressionValues':{':c':{'S':'red'},':p':"
                                + "{'S':'1'}}}}");

        assertThat(result.at("/items").size()).isEqualTo(1);
        assertThat(result.at("/items/0/pk").stringValue()).isEqualTo("2");
    }

    @Test
    void keepsTheKeysOfATable() {
        call(fixture.declared("Fixed", "{'partitionKey':'a:S'}"), "{'operation':'Scan'}");

        DataSourceException failure =
                failure(
                        fixture.declared("Fixed", "{'partitionKey':'b:S'}"),
                        "{'operation':'Scan'}");

        assertThat(failure.getMessage()).contains("cannot be changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'partitionKey':1}",
                "{'partitionKey':'a:X'}",
                "{'partitionKey':'a:S','indexes':{'i':'a b c'}}"
            })
    void refusesKeysThatAreNone(String keys) {
        assertThat(
                        catchThrowableOfType(
                                InvalidDataSourceException.class,
                                () -> fixture.declared("None", keys)))
                .isNotNull();
    }

    @Test
    void sealsTokensForOneTableAndIndex() {
        BoundDataSource events = fixture.embedded("Events");
        for (int i = 0; i < 3; i++) {
            call(
                    events,
                    "{'operation':'PutItem','key':{'pk':{'S':'secret'},'sk':{'N':"
                            + i
                            + "}},'attributeValues':{}}");
        }
        String token =
                call(events, "{'operation':'Scan','limit':1}").path("nextToken").stringValue();

        assertThat(call(events, scanAfter(token)).path("items").size()).isEqualTo(1);
        assertThat(token).doesNotContain("secret");
        assertThat(failure(fixture.embedded("Books"), scanAfter(token)).getMessage())
                .contains("token");
        assertThat(failure(events, scanAfter("x" + token.substring(1))).getMessage())
                .contains("token");
        assertThat(failure(events, scanAfter("{}")).getMessage()).contains("token");
    }

    @Test
    void asksAFunctionWhenAConditionDoesNotHold() {
        BoundDataSource books = fixture.embedded("Books");
        call(
                books,
                "{'operation':'PutItem','key':{'id':{'S':'h'}},'attributeValues':{'v':{'N':1}}}");
        handlerAnswers("{\"action\":\"reject\"}");
        DataSourceException rejected = failure(books, update(9));
        handlerAnswers("{\"action\":\"discard\"}");
        JsonNode discarded = call(books, update(9));
        handlerAnswers(
                "{\"action\":\"retry\",\"retryMapping\":{\"condition\":{\"expression\":\"v = :old\","
                        + "\"expressionValues\":{\":old\":{\"N\":1}},"
                        + "\"conditionalCheckFailedHandler\":{\"strategy\":\"Reject\"}}}}");
        JsonNode retried = call(books, update(9));

        assertThat(rejected.errorType()).isEqualTo("DynamoDB:ConditionalCheckFailedException");
        assertThat(rejected.data()).isEqualTo(Scopes.json("{'id':'h','v':1}"));
        assertThat(discarded).isEqualTo(Scopes.json("{'id':'h','v':1}"));
        assertThat(retried).isEqualTo(Scopes.json("{'id':'h','v':5}"));
        server.verify(
                postRequestedFor(urlEqualTo("/handler"))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.currentValue", equalToJson("{\"id\":\"h\",\"v\":1}")))
                        .withRequestBody(matchingJsonPath("$.arguments.id"))
                        .withRequestBody(matchingJsonPath("$.requestMapping.update"))
                        .withRequestBody(matchingJsonPath("$.resolver.tableName"))
                        .withRequestBody(matchingJsonPath("$.resolver.field")));
    }

    @Test
    void endsAHandlerThatAsksForEverMore() {
        BoundDataSource books = fixture.embedded("Books");
        call(
                books,
                "{'operation':'PutItem','key':{'id':{'S':'h'}},'attributeValues':{'v':{'N':1}}}");
        handlerAnswers("{\"action\":\"retry\"}");

        assertThat(failure(books, update(9)).errorType())
                .isEqualTo("DynamoDB:ConditionalCheckFailedException");
        server.verify(4, postRequestedFor(urlEqualTo("/handler")));
    }

    @Test
    void givesUpAtTheDeadline() throws SQLException {
        BoundDataSource books = fixture.embedded("Books");
        get(books, "1");
        try (Connection other = fixture.database().getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table gateway.dynamo_item in access exclusive mode");

            DataSourceException failure =
                    catchThrowableOfType(
                            DataSourceException.class,
                            () ->
                                    books.invoke(
                                            Scopes.json(
                                                    "{'operation':'GetItem','key':{'id':{'S':'1'}}}"),
                                            Scopes.scope(Duration.ofMillis(500))));
            other.rollback();

            assertThat(failure.errorType()).isEqualTo("ExecutionTimeout");
        }
    }

    @Test
    void refusesAnItemThatIsTooLarge() {
        DataSourceException failure =
                failure(
                        fixture.embedded("Books"),
                        "{'operation':'PutItem','key':{'id':{'S':'large'}},'attributeValues':"
                                + "{'t':{'S':'"
                                + "x".repeat(410_000)
                                + "'}}}");

        assertThat(failure.errorType()).isEqualTo("DynamoDB:ValidationException");
    }

    @Test
    void refusesWhatIsMeantToWearItOut() {
        BoundDataSource books = fixture.embedded("Books");
        for (String filter :
                List.of(
                        "(".repeat(1_500) + "attribute_exists(id)" + ")".repeat(1_500),
                        "NOT ".repeat(1_000) + "attribute_exists(id)",
                        "a" + ".a".repeat(1_900) + " = :v",
                        "a[99999999999999999999] = :v",
                        "attribute_exists(a) ".repeat(400))) {
            assertThat(
                            failure(
                                            books,
                                            "{'operation':'Scan','filter':{'expression':'"
                                                    + filter
                                                    + "','expressionValues':{':v':{'N':'1'}}}}")
                                    .errorType())
                    .isEqualTo("DynamoDB:ValidationException");
        }
        assertThat(
                        failure(books, "{'operation':'GetItem','key':{'id':{'N':'1e999999999'}}}")
                                .errorType())
                .isEqualTo("DynamoDB:ValidationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{'operation':'CreateTable'}",
                "{'operation':'GetItem'}",
                "{'operation':'GetItem','key':[]}",
                "{'version':'2016-01-01','operation':'GetItem','key':{'id':{'S':'1'}}}",
                "{'operation':'Scan','limit':'ten'}",
                "{'operation':'Scan','filter':{}}",
                "{'operation':'Query'}"
            })
    void saysWhatIsWrongWithARequest(String request) {
        assertThat(failure(fixture.embedded("Books"), request).errorType())
                .isEqualTo("MappingTemplate");
    }

    @Test
    void saysThatItDoesNotSync() {
        assertThat(failure(fixture.embedded("Books"), "{'operation':'Sync'}").errorType())
                .isEqualTo("UnsupportedOperation");
    }

    private static String scanAfter(String token) {
        return "{'operation':'Scan','limit':1,'nextToken':'" + token + "'}";
    }

    private static String update(int old) {
        return "{'operation':'UpdateItem','key':{'id':{'S':'h'}},'update':{'expression':"
                + "'SET v = :new','expressionValues':{':new':{'N':5}}},'condition':{'expression':"
                + "'v = :old','expressionValues':{':old':{'N':"
                + old
                + "}},'conditionalCheckFailedHandler':{'strategy':'Custom','lambdaArn':"
                + "'arn:aws:lambda:us-east-1:000000000000:function:handler'}}}";
    }

    private static void handlerAnswers(String body) {
        server.stubFor(post("/handler").willReturn(aResponse().withBody(body)));
    }

    private static JsonNode get(BoundDataSource source, String id) {
        return call(source, "{'operation':'GetItem','key':{'id':{'S':'" + id + "'}}}");
    }

    private static JsonNode call(BoundDataSource source, String request) {
        return source.invoke(Scopes.json(request), Scopes.scope());
    }

    private static DataSourceException failure(BoundDataSource source, String request) {
        DataSourceException failure =
                catchThrowableOfType(DataSourceException.class, () -> call(source, request));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static void runAtOnce(int times, Callable<?> task)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(task));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }
}
