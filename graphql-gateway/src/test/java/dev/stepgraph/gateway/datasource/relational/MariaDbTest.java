package dev.stepgraph.gateway.datasource.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.NeighbourProcess;
import dev.stepgraph.gateway.datasource.Scopes;
import dev.stepgraph.gateway.datasource.relational.RelationalProperties.DataApi;
import dev.stepgraph.gateway.datasource.relational.RelationalProperties.Database;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** MySQL's dialect, against a MariaDB in a process of its own. */
class MariaDbTest {

    private static final Duration START = Duration.ofMinutes(3);

    @TempDir static Path folder;

    private static NeighbourProcess server;
    private static JdbcDatabases databases;
    private static BoundDataSource source;

    @BeforeAll
    static void start() throws IOException {
        server = NeighbourProcess.start("MariaDbServer", folder);
        Awaitility.await()
                .atMost(START)
                .until(() -> !server.isAlive() || server.log().contains("ready\n"));
        assertThat(server.isAlive()).as(server.log()).isTrue();
        databases =
                new JdbcDatabases(
                        new RelationalProperties(
                                Map.of(
                                        "shop",
                                        new Database(
                                                "jdbc:mariadb://127.0.0.1:"
                                                        + server.port()
                                                        + "/shop",
                                                "root",
                                                "",
                                                2)),
                                new DataApi(null, null)));
        JdbcDatabases.Pool pool = databases.find("shop");
        assertThat(pool).isNotNull();
        source = new JdbcSource(pool, null, 1_000_000, InstantSource.system());
        call(
                "{'statements':['create table book (id int primary key auto_increment, title"
                        + " varchar(50), price decimal(9,2), at datetime, ok boolean, data json)']}");
    }

    @AfterAll
    static void stop() {
        if (databases != null) {
            databases.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void writesAndReads() {
        JsonNode answer =
                call(
                        "{'statements':['insert into `book` (title, price, at, ok, data) values"
                                + " (:title, :price, :at, :ok, :data) # :title','select title,"
                                + " price, at, 1.5e0 as ratio, null as nothing, 7 as n from book"
                                + " where title = :title'],'variableMap':{':title':'Emma',"
                                + "':price':'12.50',':at':'1815-12-23 10:00:00',':ok':true,"
                                + "':data':{'a':1}},'variableTypeHintMap':{':price':'DECIMAL',"
                                + "':data':'JSON',':at':'TIMESTAMP'}}");

        assertThat(answer.at("/sqlStatementResults/0/numberOfRecordsUpdated").intValue())
                .isEqualTo(1);
        assertThat(answer.at("/sqlStatementResults/1/records/0"))
                .isEqualTo(
                        Scopes.json(
                                "[{'stringValue':'Emma'},{'stringValue':'12.50'},{'stringValue':"
                                        + "'1815-12-23 10:00:00'},{'doubleValue':1.5},"
                                        + "{'isNull':true},{'longValue':7}]"));
    }

    @Test
    void bindsWhateverAValueHolds() {
        for (String value :
                List.of("\\' or 1=1 -- ", "'; drop table book; -- ", "\"", "\\", "😀")) {
            ObjectNode request = (ObjectNode) Scopes.json("{'variableMap':{}}").deepCopy();
            request.putArray("statements").add("select :v as v, ':v' as literal");
            ((ObjectNode) request.get("variableMap")).put(":v", value);

            JsonNode row = parse(source.invoke(request, Scopes.scope()));

            assertThat(row.at("/sqlStatementResults/0/records/0/0/stringValue").stringValue())
                    .isEqualTo(value);
        }
    }

    @Test
    void undoesTheFirstStatementWhenTheSecondFails() {
        DataSourceException failure =
                failure(
                        "{'statements':['insert into book (title) values (:t)','select nothing"
                                + " from book'],'variableMap':{':t':'half'}}",
                        Duration.ofSeconds(30));

        assertThat(failure.getMessage()).startsWith("RDSHttp:");
        assertThat(
                        call("{'statements':['select count(*) from book where title ="
                                        + " :t'],'variableMap':{':t':'half'}}")
                                .at("/sqlStatementResults/0/records/0/0/longValue")
                                .intValue())
                .isZero();
    }

    @Test
    void givesUpAtTheDeadline() {
        assertThat(failure("{'statements':['select sleep(60)']}", Duration.ofMillis(100)))
                .extracting(DataSourceException::errorType)
                .isEqualTo("ExecutionTimeout");
    }

    private static DataSourceException failure(String request, Duration left) {
        DataSourceException failure =
                catchThrowableOfType(
                        DataSourceException.class,
                        () -> source.invoke(Scopes.json(request), Scopes.scope(left)));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static JsonNode call(String request) {
        return parse(source.invoke(Scopes.json(request), Scopes.scope()));
    }

    private static JsonNode parse(JsonNode text) {
        return JsonText.parse(text.stringValue());
    }
}
