package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.web.RunningGateway;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.appsync.model.DataSourceType;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Embedded tables whose every connection waits hold up nobody else. */
class BusyTablesTest extends RunningGateway {

    private static final int MANY = 30;

    @Test
    void apisAreChangedWhileAllConnectionsOfTablesWait() throws Exception {
        // given
        String apiId = createApi().apiId();
        upload(apiId, "type Query { a: Int } type Mutation { count(id: ID!): AWSJSON }");
        String table = "busy-" + apiId;
        appsync.createDataSource(r ->
                r.apiId(apiId)
                        .name("table")
                        .type(DataSourceType.AMAZON_DYNAMODB)
                        .serviceRoleArn("arn:aws:iam::000000000000:role/any")
                        .dynamodbConfig(c -> c.tableName(table).awsRegion("us-east-1")));
        appsync.createResolver(r ->
                r.apiId(apiId)
                        .typeName("Mutation")
                        .fieldName("count")
                        .dataSourceName("table")
                        .requestMappingTemplate(
                                """
                                {"version": "2018-05-29", "operation": "UpdateItem",
                                 "key": {"id": $util.dynamodb.toDynamoDBJson($ctx.args.id)},
                                 "update": {"expression": "ADD n :one",
                                            "expressionValues": {":one": {"N": 1}}}}
                                """)
                        .responseMappingTemplate("$util.toJson($ctx.result)"));
        String key = appsync.createApiKey(r -> r.apiId(apiId)).apiKey().id();
        HttpRequest request =
                HttpRequest.newBuilder(uri("/apis/" + apiId + "/graphql"))
                        .header("content-type", "application/json")
                        .header("x-api-key", key)
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"query\": \"mutation { count(id: \\\"1\\\") }\"}"))
                        .build();
        assertThat(send(request).body()).contains("\\\"n\\\":1");

        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                HttpClient http = HttpClient.newHttpClient()) {
            connection.setAutoCommit(false);
            lockItems(statement, table);

            // when
            List<CompletableFuture<HttpResponse<String>>> waiting =
                    Stream.generate(() -> http.sendAsync(request, BodyHandlers.ofString()))
                            .limit(MANY)
                            .toList();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> countWaiting() >= 10);

            // then
            assertThat(createApi().apiId()).isNotEmpty();
            assertThat(appsync.listApiKeys(r -> r.apiId(apiId)).apiKeys()).hasSize(1);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            connection.rollback();
            waiting.forEach(CompletableFuture::join);
            assertThat(send(request).body()).contains("\\\"n\\\":" + (MANY + 2));
        }
    }

    private static void lockItems(Statement statement, String table) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery(
                        """
                        select 1 from gateway.dynamo_item
                        where table_id = (select id from gateway.dynamo_table where name = '%s')
                        for update
                        """
                                .formatted(table))) {
            assertThat(rows.next()).isTrue();
        }
    }

    private static int countWaiting() throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select count(*) from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock'
                                """)) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }
}
