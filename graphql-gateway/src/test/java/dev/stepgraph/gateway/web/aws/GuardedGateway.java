package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.gateway.web.RunningGateway;

import org.springframework.test.context.TestPropertySource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.appsync.AppSyncClient;

/**
 * The gateway with access keys: one that is good for everything, one to read with, and one that a
 * single API is closed to.
 */
@TestPropertySource(
        properties = {
            "stepgraph.auth.access-keys[0].id=AKIDOPERATOR",
            "stepgraph.auth.access-keys[0].secret=the operator's secret",
            "stepgraph.auth.access-keys[1].id=AKIDREADER",
            "stepgraph.auth.access-keys[1].secret=the reader's secret",
            "stepgraph.auth.access-keys[1].user=reader",
            "stepgraph.auth.access-keys[1].statements[0].actions=appsync:Get*,appsync:List*",
            "stepgraph.auth.access-keys[2].id=AKIDALLBUTONE",
            "stepgraph.auth.access-keys[2].secret=the secret of one who may",
            "stepgraph.auth.access-keys[2].statements[0].actions=appsync:*",
            "stepgraph.auth.access-keys[2].statements[1].effect=deny",
            "stepgraph.auth.access-keys[2].statements[1].actions=appsync:*",
            "stepgraph.auth.access-keys[2].statements[1].resources=*:apis/closed*"
        })
abstract class GuardedGateway extends RunningGateway {

    /** The vendor's client with a key of its own. */
    protected AppSyncClient client(String id, String secret, String region) {
        return AppSyncClient.builder()
                .endpointOverride(uri(""))
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))
                .build();
    }
}
