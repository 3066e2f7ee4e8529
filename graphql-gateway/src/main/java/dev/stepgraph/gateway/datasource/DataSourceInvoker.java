package dev.stepgraph.gateway.datasource;

import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;

import java.util.Set;

/** One kind of data source. */
public interface DataSourceInvoker {

    /** The kinds it serves. */
    Set<DataSourceType> types();

    /**
     * Reads a data source's configuration, once for each revision of an API.
     *
     * @throws InvalidDataSourceException when the configuration is not one of this kind
     */
    BoundDataSource bind(DataSource source);
}
