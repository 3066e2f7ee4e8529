package dev.stepgraph.gateway.datasource.eventbridge;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.datasource.AnsweredCalls;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.Outbound;
import dev.stepgraph.gateway.datasource.Scopes;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

import tools.jackson.databind.JsonNode;

import java.time.InstantSource;

class EventBridgeInvokerTest extends AnsweredCalls {

    private static final String BUS = "arn:aws:events:eu-west-1:000000000000:event-bus/shop";

    @Test
    void putsEventsOnTheBus() {
        server.stubFor(
                post("/")
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                "{\"Entries\":[{\"EventId\":\"1\"}],\"FailedEntryCount\":0}")));

        JsonNode result =
                call(
                        "{'operation':'PutEvents','events':[{'source':'shop','detailType':'Sold',"
                                + "'detail':{'id':1},'resources':['r'],'time':"
                                + "'2026-01-01T00:30:00.000Z'}]}");

        assertThat(result)
                .isEqualTo(Scopes.json("{'Entries':[{'EventId':'1'}],'FailedEntryCount':0}"));
        server.verify(
                postRequestedFor(urlEqualTo("/"))
                        .withHeader("X-Amz-Target", equalTo("AWSEvents.PutEvents"))
                        .withHeader("Authorization", matching(".*/eu-west-1/events/.*"))
                        .withRequestBody(
                                equalToJson(
                                        "{\"Entries\":[{\"EventBusName\":\""
                                                + BUS
                                                + "\",\"Source\":\"shop\",\"DetailType\":\"Sold\",\"Detail\":\"{\\\"id\\\":1}\",\"Resources\":[\"r\"],\"Time\":1767227400}]}")));
    }

    @Test
    void namesTheErrorsOfTheService() {
        server.stubFor(
                post("/")
                        .willReturn(
                                aResponse()
                                        .withStatus(400)
                                        .withBody(
                                                "{\"__type\":\"InternalException\",\"message\":\"no\"}")));

        DataSourceException failure =
                failure(
                        "{'operation':'PutEvents','events':[{'source':'s','detailType':'t',"
                                + "'detail':{}}]}");

        assertThat(failure.errorType()).isEqualTo("EventBridge:InternalException");
        assertThat(failure.getMessage()).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'operation':'PutEvents'}",
                "{'operation':'PutEvents','events':[]}",
                "{'operation':'PutEvents','events':[1]}",
                "{'operation':'PutEvents','events':[{'source':'s'}]}",
                "{'operation':'PutEvents','events':[{'source':'s','detailType':'t','detail':{},"
                        + "'time':'yesterday'}]}",
                "{'operation':'PutEvents','events':[1,2,3,4,5,6,7,8,9,10,11]}"
            })
    void saysWhatIsWrongWithARequest(String request) {
        assertThat(failure(request).errorType()).isEqualTo("MappingTemplate");
    }

    @Override
    protected JsonNode call(String request) {
        MockEnvironment environment =
                new MockEnvironment()
                        .withProperty("AWS_ENDPOINT_URL_EVENTBRIDGE", server.baseUrl());
        return new EventBridgeInvoker(
                        new EventBridgeProperties(null, null),
                        Outbound.PROPERTIES,
                        clients,
                        environment,
                        InstantSource.system())
                .bind(
                        Scopes.source(
                                DataSourceType.AMAZON_EVENTBRIDGE, "{'eventBusArn':'" + BUS + "'}"))
                .invoke(Scopes.json(request), Scopes.scope());
    }
}
