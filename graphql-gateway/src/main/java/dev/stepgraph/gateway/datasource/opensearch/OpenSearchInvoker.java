package dev.stepgraph.gateway.datasource.opensearch;

import dev.stepgraph.common.aws.client.AwsDestination;
import dev.stepgraph.common.aws.client.CallSigner;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.datasource.DataSourceProperties;
import dev.stepgraph.gateway.datasource.OutboundClients;
import dev.stepgraph.gateway.datasource.SourceConfiguration;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.springframework.stereotype.Component;

import java.net.URI;
import java.time.InstantSource;
import java.util.Set;

/** Asks search clusters. Requests to AWS's own are signed, others go as they are. */
@Component
class OpenSearchInvoker implements DataSourceInvoker {

    private static final String SERVICE = "es";

    private final OutboundClients clients;
    private final DataSourceProperties properties;
    private final CallSigner signer;
    private final InstantSource clock;

    OpenSearchInvoker(
            OutboundClients clients, DataSourceProperties properties, InstantSource clock) {
        this.clients = clients;
        this.properties = properties;
        this.signer = new CallSigner(new AwsDestination(null, null).credentials(), clock);
        this.clock = clock;
    }

    @Override
    public Set<DataSourceType> types() {
        return Set.of(
                DataSourceType.AMAZON_OPENSEARCH_SERVICE, DataSourceType.AMAZON_ELASTICSEARCH);
    }

    @Override
    public BoundDataSource bind(DataSource source) {
        SourceConfiguration configuration = SourceConfiguration.of(source);
        URI endpoint = endpoint(configuration);
        String named = configuration.optionalText("awsRegion");
        String region = named == null ? properties.region() : named;
        OpenSearchSource cluster =
                new OpenSearchSource(nameOf(source), clients.users(), clock, endpoint);
        return endpoint.getHost().endsWith(".amazonaws.com")
                ? cluster.signedBy(request -> signer.sign(request, SERVICE, region))
                : cluster;
    }

    /** What errors call the service by. */
    private static String nameOf(DataSource source) {
        return source.type() == DataSourceType.AMAZON_ELASTICSEARCH
                ? "Elasticsearch"
                : "OpenSearch";
    }

    private static URI endpoint(SourceConfiguration configuration) {
        try {
            URI endpoint = URI.create(configuration.text("endpoint"));
            if (endpoint.getHost() != null && endpoint.getRawQuery() == null) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            throw configuration.invalid("'endpoint' is not a URL");
        }
        throw configuration.invalid("'endpoint' must be an http or https URL without a query");
    }
}
