package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.gateway.web.aws.Shape.Structure;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

import java.util.List;

/**
 * One operation of the management API.
 *
 * @param service the service that policies name it by
 * @param name its name, as AWS's SDKs call it
 * @param method its method
 * @param path its path, with names of path members in braces
 * @param input the members of its body; absent: it is not looked at
 * @param handler carries it out
 */
record ManagementOperation(
        String service,
        String name,
        HttpMethod method,
        String path,
        @Nullable Structure input,
        Handler handler) {

    private static final String APPSYNC = "appsync";

    /** An operation of AppSync's. */
    ManagementOperation(
            String name,
            HttpMethod method,
            String path,
            @Nullable Structure input,
            Handler handler) {
        this(APPSYNC, name, method, path, input, handler);
    }

    static ManagementOperation get(String name, String path, Handler handler) {
        return new ManagementOperation(name, HttpMethod.GET, path, Shapes.NONE, handler);
    }

    static ManagementOperation delete(String name, String path, Handler handler) {
        return new ManagementOperation(
                APPSYNC, name, HttpMethod.DELETE, path, Shapes.NONE, handler);
    }

    static ManagementOperation post(String name, String path, Structure input, Handler handler) {
        return new ManagementOperation(name, HttpMethod.POST, path, input, handler);
    }

    static ManagementOperation put(String name, String path, Structure input, Handler handler) {
        return new ManagementOperation(name, HttpMethod.PUT, path, input, handler);
    }

    /** The same operation, which policies name by another service. */
    ManagementOperation of(String otherService) {
        return new ManagementOperation(otherService, name, method, path, input, handler);
    }

    /** What a policy calls it. */
    String action() {
        return service + ":" + name;
    }

    /** Carries an operation out. */
    @FunctionalInterface
    interface Handler {

        /**
         * The answer.
         *
         * @throws dev.stepgraph.gateway.registry.AppSyncException if the request is refused
         */
        ManagementAnswer answer(ManagementRequest request);
    }

    /** The operations on one kind of thing. */
    @FunctionalInterface
    interface Group {

        /** All of them. */
        List<ManagementOperation> operations();
    }
}
