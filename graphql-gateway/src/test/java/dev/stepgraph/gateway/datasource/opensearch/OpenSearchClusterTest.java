package dev.stepgraph.gateway.datasource.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.NeighbourProcess;
import dev.stepgraph.gateway.datasource.Outbound;
import dev.stepgraph.gateway.datasource.OutboundClients;
import dev.stepgraph.gateway.datasource.Scopes;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Against an OpenSearch in a JVM of its own, where a whole build has said where it is. */
class OpenSearchClusterTest {

    private static final Duration START = Duration.ofMinutes(3);

    @TempDir static Path folder;

    private static OutboundClients clients;
    private static NeighbourProcess node;
    private static BoundDataSource source;

    @BeforeAll
    static void start() throws IOException {
        node = NeighbourProcess.start("OpenSearchNode", folder);
        clients = Outbound.clients();
        source =
                new OpenSearchInvoker(clients, Outbound.PROPERTIES, InstantSource.system())
                        .bind(
                                Scopes.source(
                                        DataSourceType.AMAZON_OPENSEARCH_SERVICE,
                                        "{'endpoint':'http://127.0.0.1:"
                                                + node.port()
                                                + "','awsRegion':'us-east-1'}"));
        Awaitility.await()
                .atMost(START)
                .ignoreExceptionsInstanceOf(DataSourceException.class)
                .until(() -> !node.isAlive() || call("{'operation':'GET','path':'/'}") != null);
        assertThat(node.isAlive()).isTrue();
    }

    @AfterAll
    static void stop() {
        if (clients != null) {
            Outbound.close(clients);
        }
        if (node != null) {
            node.close();
        }
    }

    @Test
    void keepsAndFindsDocuments() {
        JsonNode created =
                call(
                        "{'operation':'PUT','path':'/books/_doc/1','params':{'queryString':"
                                + "{'refresh':true},'body':{'title':'Emma','year':1815}}}");
        call(
                "{'operation':'POST','path':'/_bulk','params':{'queryString':{'refresh':true},"
                        + "'body':[{'index':{'_index':'books','_id':'2'}},{'title':'Persuasion',"
                        + "'year':1817}]}}");
        JsonNode found =
                call(
                        "{'operation':'GET','path':'/books/_search','params':{'body':{'query':"
                                + "{'range':{'year':{'gt':1815}}}}}}");
        JsonNode several =
                call(
                        "{'operation':'POST','path':'/_msearch','params':{'body':[{'index':"
                                + "'books'},{'query':{'match_all':{}}},{'index':'books'},{'query':"
                                + "{'match':{'title':'emma'}}}]}}");

        assertThat(created.path("result").stringValue()).isEqualTo("created");
        assertThat(found.at("/hits/hits/0/_source/title").stringValue()).isEqualTo("Persuasion");
        assertThat(several.at("/responses/0/hits/total/value").intValue()).isEqualTo(2);
        assertThat(several.at("/responses/1/hits/total/value").intValue()).isEqualTo(1);
        assertThat(
                        call("{'operation':'GET','path':'/books/_doc/none'}")
                                .path("found")
                                .booleanValue())
                .isFalse();
        assertThat(call("{'operation':'HEAD','path':'/books/_doc/1'}").isNull()).isTrue();
    }

    @Test
    void passesOnWhatTheClusterRefuses() {
        DataSourceException failure =
                catchThrowableOfType(
                        DataSourceException.class,
                        () ->
                                call(
                                        "{'operation':'GET','path':'/_search','params':{'body':"
                                                + "{'query':{'no_such_query':{}}}}}"));

        assertThat(failure.errorType()).isEqualTo("OpenSearch:UserIllegalArgumentException");
        assertThat(failure.data()).asString().contains("no_such_query");
    }

    private static JsonNode call(String request) {
        return source.invoke(Scopes.json(request), Scopes.scope());
    }
}
