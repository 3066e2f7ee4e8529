package dev.stepgraph.gateway.datasource.relational;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.TestDatabase;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.DataSourceProperties;
import dev.stepgraph.gateway.datasource.EgressProperties;
import dev.stepgraph.gateway.datasource.Outbound;
import dev.stepgraph.gateway.datasource.OutboundClients;
import dev.stepgraph.gateway.datasource.Scopes;
import dev.stepgraph.gateway.datasource.relational.RelationalProperties.DataApi;
import dev.stepgraph.gateway.datasource.relational.RelationalProperties.Database;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

class RelationalInvokerTest {

    private static final DataSourceProperties PROPERTIES =
            new DataSourceProperties(10, DataSize.ofKilobytes(20), "us-east-1", "000000000000");

    @RegisterExtension static final WireMockExtension server = Outbound.server();

    private static JdbcTemplate jdbc;
    private static JdbcDatabases databases;
    private static OutboundClients clients;
    private static RelationalProperties properties;

    @BeforeAll
    static void start() {
        TestDatabase database = PostgresForTests.freshDatabase();
        jdbc = new JdbcTemplate(database.dataSource());
        jdbc.execute(
                "create table book (id uuid primary key, title text, year int, price numeric(9,2),"
                        + " data jsonb, day date, at timestamptz, tags text[], ok boolean,"
                        + " raw bytea, ratio double precision)");
        jdbc.execute("create schema other");
        jdbc.execute("create table other.book (title text)");
        jdbc.execute("insert into other.book values ('elsewhere')");
        properties =
                new RelationalProperties(
                        Map.of(
                                "book-shop",
                                new Database(
                                        database.url(),
                                        database.username(),
                                        database.password(),
                                        3)),
                        new DataApi(URI.create(server.baseUrl()), null));
        databases = new JdbcDatabases(properties);
        clients =
                new OutboundClients(
                        new EgressProperties(List.of(), Duration.ofSeconds(5)), PROPERTIES);
    }

    @AfterAll
    static void stop() {
        databases.close();
        clients.users().close();
        clients.operators().close();
    }

    @Test
    void writesAndReadsInTheShapeOfTheDataApi() {
        JsonNode answer =
                call(
                        "{'statements':['insert into book (id, title, year, price, data, day, at,"
                                + " ok, ratio) values (:id, :title, :year, :price, :data, :day,"
                                + " :at, :ok, :ratio)','select id, title, year, price, data, day,"
                                + " at, ok, ratio, raw, array[1,2] as n from book where id ="
                                + " :id'],'variableMap':{':id':"
                                + "'3f0c7f0e-0000-4000-8000-000000000001',':title':'Emma',"
                                + "':year':1815,':price':'12.50',':data':{'a':[1]},':day':"
                                + "'1815-12-23',':at':'1815-12-23 10:00:00',':ok':true,"
                                + "':ratio':0.5},'variableTypeHintMap':{':id':'UUID',':price':"
                                + "'DECIMAL',':data':'JSON',':day':'DATE',':at':'TIMESTAMP'}}");

        JsonNode results = answer.path("sqlStatementResults");
        assertThat(results.size()).isEqualTo(2);
        assertThat(results.at("/0/numberOfRecordsUpdated").intValue()).isEqualTo(1);
        assertThat(results.at("/0/records").isEmpty()).isTrue();
        assertThat(results.at("/1/records/0"))
                .isEqualTo(
                        Scopes.json(
                                "[{'stringValue':'3f0c7f0e-0000-4000-8000-000000000001'},"
                                        + "{'stringValue':'Emma'},{'longValue':1815},"
                                        + "{'stringValue':'12.50'},{'stringValue':'{\\u0022a\\u0022: [1]}'},"
                                        + "{'stringValue':'1815-12-23'},"
                                        + "{'stringValue':'1815-12-23 10:00:00'},"
                                        + "{'booleanValue':true},{'doubleValue':0.5},"
                                        + "{'isNull':true},{'arrayValue':{'longValues':[1,2]}}]"));
        assertThat(results.at("/1/columnMetadata/0/label").stringValue()).isEqualTo("id");
        assertThat(results.at("/1/columnMetadata/2/typeName").stringValue()).isEqualTo("int4");
        assertThat(results.at("/1/columnMetadata/1/tableName").stringValue()).isEqualTo("book");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table book; --",
                "$$ :title $$",
                "E'\\'' or 1=1",
                "%_",
                "\\",
                "\u0001\u2028😀"
            })
    void bindsWhateverAValueHolds(String value) {
        ObjectNode request = (ObjectNode) Scopes.json("{'variableMap':{}}").deepCopy();
        request.putArray("statements").add("select :v as v, ':v' as literal");
        ((ObjectNode) request.get("variableMap")).put(":v", value);

        JsonNode row = parse(jdbcSource().invoke(request, Scopes.scope()));

        assertThat(row.at("/sqlStatementResults/0/records/0/0/stringValue").stringValue())
                .isEqualTo(value);
        assertThat(row.at("/sqlStatementResults/0/records/0/1/stringValue").stringValue())
                .isEqualTo(":v");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null     | {'isNull':true}",
                "1.5      | {'doubleValue':1.5}",
                "false    | {'booleanValue':false}",
                "7        | {'longValue':7}"
            })
    void bindsScalarsAsWhatTheyAre(String value, String field) {
        assertThat(
                        call("{'statements':['select :v as v'],'variableMap':{'v':" + value + "}}")
                                .at("/sqlStatementResults/0/records/0/0"))
                .isEqualTo(Scopes.json(field));
    }

    @Test
    void undoesTheFirstStatementWhenTheSecondFails() {
        DataSourceException failure =
                failure(
                        "{'statements':['insert into book (id) values (gen_random_uuid())',"
                                + "'select nothing from book']}");

        assertThat(failure.errorType()).isEqualTo("400 Bad Request");
        assertThat(failure.getMessage()).startsWith("RDSHttp:{\"message\":\"").contains("42703");
        assertThat(jdbc.queryForObject("select count(*) from book where title is null", Long.class))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'statements':[]}",
                "{'statements':['select 1','select 2','select 3']}",
                "{'statements':['select 1; select 2']}",
                "{'statements':[1]}",
                "{'statements':['select :v']}",
                "{'statements':['select :v'],'variableMap':{':v':[1]}}",
                "{'statements':['select :v'],'variableMap':{':v':'1'},'variableTypeHintMap':"
                        + "{':v':'INTEGER'}}"
            })
    void saysWhatIsWrongWithARequest(String request) {
        assertThat(failure(request).errorType()).isEqualTo("MappingTemplate");
    }

    @Test
    void givesUpAtTheDeadlineAndLeavesNothingRunning() {
        DataSourceException failure =
                catchThrowableOfType(
                        DataSourceException.class,
                        () ->
                                jdbcSource()
                                        .invoke(
                                                Scopes.json(
                                                        "{'statements':['select pg_sleep(60)']}"),
                                                Scopes.scope(Duration.ofMillis(100))));

        assertThat(failure.errorType()).isEqualTo("ExecutionTimeout");
    }

    @Test
    void readsNoMoreThanAnAnswerMayHave() {
        assertThat(
                        failure(
                                        "{'statements':['select repeat(md5(n::text), 10) from"
                                                + " generate_series(1, 1000000) n']}")
                                .getMessage())
                .contains("response size limit");
    }

    @Test
    void usesTheSchemaOfTheDataSource() {
        BoundDataSource source = bind("'dbClusterIdentifier':'BOOK_SHOP','schema':'other'");

        JsonNode answer =
                parse(
                        source.invoke(
                                Scopes.json("{'statements':['select title from book']}"),
                                Scopes.scope()));

        assertThat(answer.at("/sqlStatementResults/0/records/0/0/stringValue").stringValue())
                .isEqualTo("elsewhere");
        assertThat(call("{'statements':['select count(*) from book']}").isObject()).isTrue();
    }

    @Test
    void asksTheDataApiWhereNoSettingNamesTheDatabase() {
        server.stubFor(
                post("/Execute")
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                "{\"numberOfRecordsUpdated\":0,\"records\":[[{\"longValue\":1}]]}")));

        JsonNode answer =
                parse(
                        bind("'dbClusterIdentifier':'arn:aws:rds:us-east-1:1:cluster:c',"
                                        + "'awsSecretStoreArn':'s','databaseName':'d'")
                                .invoke(
                                        Scopes.json(
                                                "{'statements':['select :id'],'variableMap':"
                                                        + "{':id':'x'},'variableTypeHintMap':"
                                                        + "{':id':'UUID'}}"),
                                        Scopes.scope()));

        assertThat(answer.at("/sqlStatementResults/0/records/0/0/longValue").intValue())
                .isEqualTo(1);
        server.verify(
                postRequestedFor(urlEqualTo("/Execute"))
                        .withHeader("Authorization", matching(".*/us-east-1/rds-data/.*"))
                        .withRequestBody(
                                equalToJson(
                                        "{\"resourceArn\":\"arn:aws:rds:us-east-1:1:cluster:c\",\"secretArn\":\"s\",\"database\":\"d\",\"sql\":\"select :id\",\"includeResultMetadata\":true,\"parameters\":[{\"name\":\"id\",\"value\":{\"stringValue\":\"x\"},\"typeHint\":\"UUID\"}]}")));
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        DataSourceException failure =
                catchThrowableOfType(
                        DataSourceException.class,
                        () ->
                                bind("'dbClusterIdentifier':'unknown'")
                                        .invoke(
                                                Scopes.json("{'statements':['select 1']}"),
                                                Scopes.scope()));

        assertThat(failure.getMessage()).contains("unknown");
    }

    private static JsonNode call(String request) {
        return parse(jdbcSource().invoke(Scopes.json(request), Scopes.scope()));
    }

    private static JsonNode parse(JsonNode text) {
        return JsonText.parse(text.stringValue());
    }

    private static DataSourceException failure(String request) {
        DataSourceException failure =
                catchThrowableOfType(DataSourceException.class, () -> call(request));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static BoundDataSource jdbcSource() {
        return bind("'dbClusterIdentifier':'arn:aws:rds:us-east-1:000000000000:cluster:book-shop'");
    }

    private static BoundDataSource bind(String endpoint) {
        RelationalInvoker invoker =
                new RelationalInvoker(
                        databases,
                        properties,
                        PROPERTIES,
                        clients,
                        new MockEnvironment(),
                        InstantSource.system());
        return invoker.bind(
                Scopes.source(
                        DataSourceType.RELATIONAL_DATABASE,
                        "{'relationalDatabaseSourceType':'RDS_HTTP_ENDPOINT',"
                                + "'rdsHttpEndpointConfig':{"
                                + endpoint
                                + "}}"));
    }
}
