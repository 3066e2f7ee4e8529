package dev.stepgraph.gateway.datasource.http;

import dev.stepgraph.common.aws.client.AwsDestination;
import dev.stepgraph.common.aws.client.CallSigner;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.datasource.OutboundClients;
import dev.stepgraph.gateway.datasource.SourceConfiguration;
import dev.stepgraph.gateway.datasource.http.HttpSource.Signing;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.time.InstantSource;
import java.util.Set;

/** Calls HTTP endpoints, signed where the data source says so. */
@Component
class HttpInvoker implements DataSourceInvoker {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final OutboundClients clients;
    private final InstantSource clock;
    private final CallSigner signer;

    HttpInvoker(OutboundClients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
        this.signer = new CallSigner(new AwsDestination(null, null).credentials(), clock);
    }

    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.HTTP);
    }

    @Override
    public BoundDataSource bind(DataSource source) {
        SourceConfiguration configuration = SourceConfiguration.of(source);
        return new HttpSource(
                clients.users(), clock, endpoint(configuration), signing(configuration));
    }

    private static URI endpoint(SourceConfiguration configuration) {
        try {
            URI endpoint = URI.create(configuration.text("endpoint"));
            if (endpoint.getHost() != null
                    && SCHEMES.contains(endpoint.getScheme())
                    && endpoint.getRawQuery() == null
                    && endpoint.getRawFragment() == null) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            throw configuration.invalid("'endpoint' is not a URL");
        }
        throw configuration.invalid("'endpoint' must be an http or https URL without a query");
    }

    private @Nullable Signing signing(SourceConfiguration configuration) {
        SourceConfiguration authorization = configuration.optionalObject("authorizationConfig");
        if (authorization == null) {
            return null;
        }
        if (!authorization.text("authorizationType").equals("AWS_IAM")) {
            throw authorization.invalid("'authorizationType' must be AWS_IAM");
        }
        SourceConfiguration iam = authorization.object("awsIamConfig");
        return new Signing(signer, iam.text("signingServiceName"), iam.text("signingRegion"));
    }
}
