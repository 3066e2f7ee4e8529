package dev.stepgraph.gateway.datasource.bedrock;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.springframework.stereotype.Component;

import java.util.Set;

/** Says that there is no Bedrock here. The API as a whole works all the same. */
@Component
class BedrockInvoker implements DataSourceInvoker {

    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.AMAZON_BEDROCK_RUNTIME);
    }

    @Override
    public BoundDataSource bind(DataSource source) {
        return (_, _) -> {
            throw new DataSourceException(
                    "UnsupportedOperation",
                    "Data sources of the type AMAZON_BEDROCK_RUNTIME are not supported by this"
                            + " service.");
        };
    }
}
