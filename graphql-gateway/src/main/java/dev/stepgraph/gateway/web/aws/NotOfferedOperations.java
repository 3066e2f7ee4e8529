package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.gateway.registry.AppSyncException;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** Operations of AppSync that are known here and not offered: they say so. */
@Component
class NotOfferedOperations implements ManagementOperation.Group {

    private static final String EVENTS = "The Events API is not offered.";
    private static final String INTROSPECTION = "Introspection of data sources is not offered.";

    private static final String APIS = "/v2/apis";
    private static final String API = APIS + "/{apiId}";
    private static final String NAMESPACES = API + "/channelNamespaces";
    private static final String NAMESPACE = NAMESPACES + "/{name}";
    private static final String INTROSPECTIONS = "/v1/datasources/introspections";

    @Override
    public List<ManagementOperation> operations() {
        return List.of(
                refused("CreateApi", HttpMethod.POST, APIS, EVENTS),
                refused("ListApis", HttpMethod.GET, APIS, EVENTS),
                refused("GetApi", HttpMethod.GET, API, EVENTS),
                refused("UpdateApi", HttpMethod.POST, API, EVENTS),
                refused("DeleteApi", HttpMethod.DELETE, API, EVENTS),
                refused("CreateChannelNamespace", HttpMethod.POST, NAMESPACES, EVENTS),
                refused("ListChannelNamespaces", HttpMethod.GET, NAMESPACES, EVENTS),
                refused("GetChannelNamespace", HttpMethod.GET, NAMESPACE, EVENTS),
                refused("UpdateChannelNamespace", HttpMethod.POST, NAMESPACE, EVENTS),
                refused("DeleteChannelNamespace", HttpMethod.DELETE, NAMESPACE, EVENTS),
                refused(
                        "StartDataSourceIntrospection",
                        HttpMethod.POST,
                        INTROSPECTIONS,
                        INTROSPECTION),
                refused(
                        "GetDataSourceIntrospection",
                        HttpMethod.GET,
                        INTROSPECTIONS + "/{introspectionId}",
                        INTROSPECTION));
    }

    /** Whatever its body is, nothing is read of it. */
    private static ManagementOperation refused(
            String name, HttpMethod method, String path, String reason) {
        return new ManagementOperation(
                name,
                method,
                path,
                null,
                request -> {
                    throw AppSyncException.badRequest(reason);
                });
    }
}
