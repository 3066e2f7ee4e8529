package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.delete;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.datasource.DataSourceInvoker;
import dev.stepgraph.gateway.datasource.InvalidDataSourceException;
import dev.stepgraph.gateway.registry.AppSyncException;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSources;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The operations on the data sources of an API. */
@Component
class DataSourceOperations implements ManagementOperation.Group {

    private static final String SOURCES = "/v1/apis/{apiId}/datasources";
    private static final String SOURCE = SOURCES + "/{name}";
    private static final String MEMBER = "dataSource";

    private final DataSources sources;
    private final List<DataSourceInvoker> invokers;
    private final Listing listing;
    private final AwsIdentity identity;

    DataSourceOperations(
            DataSources sources,
            ObjectProvider<DataSourceInvoker> invokers,
            Listing listing,
            AwsIdentity identity) {
        this.sources = sources;
        this.invokers = invokers.orderedStream().toList();
        this.listing = listing;
        this.identity = identity;
    }

    @Override
    public List<ManagementOperation> operations() {
        return List.of(
                post("CreateDataSource", SOURCES, DataSourceShapes.CREATE, this::create),
                get("ListDataSources", SOURCES, this::list),
                get("GetDataSource", SOURCE, this::show),
                post("UpdateDataSource", SOURCE, DataSourceShapes.UPDATE, this::update),
                delete("DeleteDataSource", SOURCE, this::remove));
    }

    private ManagementAnswer create(ManagementRequest request) {
        String apiId = request.path("apiId");
        ObjectNode members = request.body();
        bind(members);
        sources.create(apiId, members.path("name").asString(), members);
        return ManagementAnswer.of(MEMBER, show(apiId, members));
    }

    private ManagementAnswer show(ManagementRequest request) {
        String apiId = request.path("apiId");
        return ManagementAnswer.of(MEMBER, show(apiId, sources.get(apiId, request.path("name"))));
    }

    private ManagementAnswer list(ManagementRequest request) {
        String apiId = request.path("apiId");
        return listing.answer(
                request,
                "dataSources",
                sources.list(apiId, listing.requested(request)),
                members -> show(apiId, members));
    }

    private ManagementAnswer update(ManagementRequest request) {
        String apiId = request.path("apiId");
        String name = request.path("name", Shapes.NAME);
        ObjectNode members = request.body().deepCopy().put("name", name);
        bind(members);
        sources.update(apiId, name, members);
        return ManagementAnswer.of(MEMBER, show(apiId, members));
    }

    private ManagementAnswer remove(ManagementRequest request) {
        sources.delete(request.path("apiId"), request.path("name"));
        return ManagementAnswer.empty();
    }

    /** A configuration that its kind cannot use is refused now rather than met by requests. */
    private void bind(ObjectNode members) {
        DataSource source = DataSources.read(members);
        DataSourceInvoker invoker =
                invokers.stream()
                        .filter(candidate -> candidate.types().contains(source.type()))
                        .findFirst()
                        .orElseThrow(() ->
                                AppSyncException.badRequest(
                                        "Data sources of type "
                                                + source.type()
                                                + " are not offered."));
        try {
            invoker.bind(source);
        } catch (InvalidDataSourceException e) {
            throw AppSyncException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode show(String apiId, ObjectNode members) {
        String resource = "apis/" + apiId + "/datasources/" + members.path("name").asString();
        return members.deepCopy().put("dataSourceArn", identity.arn("appsync", resource));
    }
}
